# NOT RUN YET: written as the twin of scripts/setup; nobody has run it on Windows so far.
# Makes the Python environments: scripts\setup.ps1 [run|test]
param([ValidateSet('run', 'test')][string]$Purpose = 'test')
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')

function Test-Fresh([string]$Env, [string]$Lock) {
    $asked = "requirements/$Lock.lock"
    $have = "$Env/onestop-locks/$Lock.lock"
    if (-not (Test-Path "$Env/Scripts/python.exe") -or -not (Test-Path $have)) { return $false }
    return (Get-FileHash $asked).Hash -eq (Get-FileHash $have).Hash
}

function Test-AllFresh {
    if (-not (Test-Fresh '.venv' 'desk')) { return $false }
    if ($Purpose -eq 'run') { return $true }
    return (Test-Fresh '.venv' 'test-desk') -and (Test-Fresh '.venv-core' 'test-core')
}

# Finds a Python from 3.11 on; the one the locks are tested with comes first.
function Find-Python {
    foreach ($candidate in @(@('py', '-3.11'), @('py', '-3'), @('python'))) {
        if (-not (Get-Command $candidate[0] -ErrorAction SilentlyContinue)) { continue }
        $rest = @($candidate | Select-Object -Skip 1)
        & $candidate[0] @rest -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>$null
        if ($LASTEXITCODE -eq 0) { return , $candidate }
    }
    return $null
}

function Invoke-Checked([scriptblock]$Command) {
    & $Command
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

# Brings one environment to its lock. The copies of the locks go first and come back last,
# so an environment without them was never finished and is made anew.
function Build-Environment([string]$Env, [string[]]$Locks) {
    if (-not (Test-Path "$Env/onestop-locks")) {
        if (Test-Path $Env) { Remove-Item -Recurse -Force $Env }
        $rest = @($python | Select-Object -Skip 1)
        Invoke-Checked { & $python[0] @rest -m venv $Env }
    }
    else { Remove-Item -Recurse -Force "$Env/onestop-locks" }
    [Console]::Error.WriteLine("Đang cài đặt $Env …")
    Invoke-Checked {
        & "$Env/Scripts/python.exe" -m pip install -qq --disable-pip-version-check --no-input `
            --require-hashes --no-deps --requirement "requirements/$($Locks[0]).lock"
    }
    New-Item -ItemType Directory "$Env/onestop-new" | Out-Null
    foreach ($lock in $Locks) { Copy-Item "requirements/$lock.lock" "$Env/onestop-new/" }
    Rename-Item "$Env/onestop-new" 'onestop-locks'
}

if (Test-AllFresh) { exit 0 }

# Two calls at once wait for each other; Windows lets go of the file when its owner ends.
$guard = $null
while ($null -eq $guard) {
    try { $guard = [IO.File]::Open("$PWD/.setup.lock", 'OpenOrCreate', 'ReadWrite', 'None') }
    catch [IO.IOException] { Start-Sleep -Seconds 1 }
}
try {
    if (Test-AllFresh) { exit 0 }
    $python = Find-Python
    if ($null -eq $python) {
        [Console]::Error.WriteLine('Cần Python từ 3.11 trở lên. Hãy chạy: winget install Python.Python.3.11, rồi gọi lại.')
        exit 2
    }
    if ($Purpose -eq 'run') { Build-Environment '.venv' @('desk') }
    else {
        if (-not (Test-Fresh '.venv' 'test-desk')) { Build-Environment '.venv' @('test-desk', 'desk') }
        if (-not (Test-Fresh '.venv-core' 'test-core')) { Build-Environment '.venv-core' @('test-core') }
    }
}
finally { $guard.Dispose() }
