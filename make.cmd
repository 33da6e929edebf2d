@echo off
rem The Makefile's commands on Windows: make.cmd run, make.cmd test, make.cmd lint ...
rem VISAVIS_PYTHON may name the Python to use.
setlocal
cd /d "%~dp0"
for %%v in (3.14 3.13 3.12 3.11) do if not defined VISAVIS_PYTHON (
    py -%%v -c "pass" >nul 2>nul && set "VISAVIS_PYTHON=py -%%v"
)
if not defined VISAVIS_PYTHON python -c "import sys; sys.exit(sys.version_info < (3, 8))" >nul 2>nul && set "VISAVIS_PYTHON=python"
if not defined VISAVIS_PYTHON (
    echo Vis-a-vis needs Python 3.11, 3.12, 3.13 or 3.14, and found none here. Install one, then try again. >&2
    exit /b 1
)
%VISAVIS_PYTHON% packaging\bootstrap.py %*
exit /b %ERRORLEVEL%
