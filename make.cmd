@echo off
rem The Makefile's commands on Windows: make.cmd run, make.cmd test, make.cmd lint ...
setlocal
cd /d "%~dp0"
set VISAVIS_PYTHON=
for %%v in (3.14 3.13 3.12 3.11) do if not defined VISAVIS_PYTHON (
    py -%%v -c "pass" >nul 2>nul && set "VISAVIS_PYTHON=py -%%v"
)
if not defined VISAVIS_PYTHON set "VISAVIS_PYTHON=python"
%VISAVIS_PYTHON% packaging\bootstrap.py %*
exit /b %ERRORLEVEL%
