# Publishes the product for this machine into artifacts/swamp; the Windows twin of build.sh.
param([string]$NativeTfm = $env:SWAMP_NATIVE_TFM, [switch]$Managed)
$ErrorActionPreference = 'Stop'
Set-Location $PSScriptRoot
$out = 'artifacts/swamp'
$rid = if ([System.Runtime.InteropServices.RuntimeInformation]::OSArchitecture -eq 'Arm64') { 'win-arm64' } else { 'win-x64' }
function Publish($project, [string[]]$more) {
    dotnet publish $project -c Release -r $rid -v q -nologo -o $out @more
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

if (-not $NativeTfm) {
    $NativeTfm = 'net9.0'
    dotnet restore eng/native-probe/probe.csproj -r $rid -v q -nologo *> $null
    if ($LASTEXITCODE -eq 0) { $NativeTfm = 'net10.0' }
}
if (Test-Path $out) { Remove-Item -Recurse -Force $out }
New-Item -ItemType Directory -Force $out | Out-Null

if (-not $Managed) {
    Publish 'src/Swamp.Cli' @('-f', $NativeTfm, "-p:NativeTfm=$NativeTfm", '-p:SwampNative=true')
} else {
    Publish 'src/Swamp.Cli' @('-f', 'net10.0', "-p:NativeTfm=$NativeTfm", '--self-contained', '-p:PublishSingleFile=true', '-p:PublishTrimmed=true', '-p:SwampReadyToRun=true')
}
Publish 'src/Swamp.Host' @("-p:NativeTfm=$NativeTfm", '--self-contained', 'false', '-p:SwampReadyToRun=true')
Get-ChildItem $out -Include *.pdb, *.xml -Recurse | Remove-Item
Write-Output "Published to ${out}: $(& "$out/swamp.exe" --version)"
