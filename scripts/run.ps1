# NOT RUN YET: written as the twin of scripts/run; nobody has run it on Windows so far.
# Starts the programme, setting everything up first where that is needed: scripts\run.ps1 [arguments of main.py]
$ErrorActionPreference = 'Stop'
$project = Resolve-Path (Join-Path $PSScriptRoot '..')
& (Join-Path $PSScriptRoot 'setup.ps1') run
if ($LASTEXITCODE) { exit $LASTEXITCODE }
& "$project/.venv/Scripts/python.exe" "$project/main.py" @args
exit $LASTEXITCODE
