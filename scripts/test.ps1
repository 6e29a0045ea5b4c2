# NOT RUN YET: written as the twin of scripts/test; nobody has run it on Windows so far.
# Runs every check in one order and stops at the first that fails: scripts\test.ps1 [--deep] [arguments of pytest]
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
& scripts/setup.ps1 test
if ($LASTEXITCODE) { exit $LASTEXITCODE }

$rest = @($args | Where-Object { $_ -ne '--deep' })
if ($args -contains '--deep') { $env:ONESTOP_HYPOTHESIS = 'deep' }
$env:QT_QPA_PLATFORM = 'offscreen'
$env:PYTHONUTF8 = '1'
$desk = '.venv/Scripts/python.exe'
$core = '.venv-core/Scripts/python.exe'

function Invoke-Stage([string]$Title, [scriptblock]$Command) {
    Write-Output "`n== $Title"
    & $Command
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

# Rooms whose tests do not mind each other run on all cores, a file on one of them, in the order of their rooms, the
# slowest first; races have the machine to themselves.
$cores = @('-n', 'auto', '--dist', 'loadfile', '--no-loadscope-reorder')

function Invoke-Tests([string]$Python, [string]$Title, [string[]]$Rooms, [string[]]$How = @()) {
    $there = @($Rooms | Where-Object { Test-Path $_ })
    if ($there.Count -eq 0) { return }
    Write-Output "`n== $Title`: $there"
    & $Python -m pytest @there @How @rest
    # Arguments such as -k may leave a stage without a test (5); without them that is a fault.
    if ($LASTEXITCODE -ne 0 -and -not ($LASTEXITCODE -eq 5 -and $rest.Count -gt 0)) { exit $LASTEXITCODE }
}

Invoke-Stage 'ruff format' { & $desk -m ruff format --check . }
Invoke-Stage 'ruff check' { & $desk -m ruff check . }
$typed = @('main.py', 'conftest.py', 'onestop_desk', 'ui', 'cli', 'portal', 'scripts', 'tests', 'bench' | Where-Object { Test-Path $_ })
Invoke-Stage 'mypy' { & $desk -m mypy @typed }
Invoke-Stage 'import-linter' { & $desk -c 'from importlinter.cli import lint_imports_command; lint_imports_command()' }

Invoke-Tests $core 'properties and core, without Qt' @(
    "tests/properties", "tests/paper", "tests/services", "tests/portal", "tests/data", "tests/resources", "tests/cli",
    "tests/words", "tests/domain", "tests/house"
) $cores
Invoke-Tests $desk 'screens, offscreen' @("tests/rehearse", "tests/ui") $cores
Invoke-Tests $desk 'benches, briefly' @("tests/bench")
Invoke-Tests $desk 'pages in a real browser' @("tests/browser") $cores
Invoke-Tests $desk 'races, SQLite and PostgreSQL' @("tests/races")
exit 0
