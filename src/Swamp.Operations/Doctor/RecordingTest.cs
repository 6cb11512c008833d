using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Swamp.Engine.Audit;
using Swamp.Operations.Hosting;

namespace Swamp.Operations.Doctor;

/// <summary>Runs <c>swamp audit record</c> as a hook would and looks for the line (DOC-4).</summary>
internal sealed class RecordingTest(HostEnvironment host, string root, string auditFolder)
{
    private const string Name = "recording-smoke-test";
    private const string Session = "swamp-doctor-smoke-test";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    public async Task<DoctorCheck> RunAsync(string tool, CancellationToken cancellationToken)
    {
        if (Unwritable() is { } cause)
        {
            return DoctorCheck.Fail(Name, $"The audit folder {auditFolder} cannot be written: {cause}", $"Check the owner and permissions of {auditFolder}");
        }

        if (host.ExecutablePath is not { } program)
        {
            return DoctorCheck.Skip(Name, "The path of the running program is not known");
        }

        Span<byte> random = stackalloc byte[4];
        host.Ids.Fill(random);
        var command = $"{AuditFilter.SmokeTest} {Convert.ToHexStringLower(random)}";
        var (exitCode, errors) = await CallAsync(program, tool, PayloadFor(tool, command), cancellationToken);
        var log = new CommandLog(auditFolder, host.Clock);
        var records = await log.ReadAsync(host.Clock.GetUtcNow().AddMinutes(-5), cancellationToken);
        return records.Any(record => record.Command == command)
            ? DoctorCheck.Pass(Name, $"A test command was recorded in {Path.GetFileName(log.TodaysFile)}")
            : DoctorCheck.Fail(
                Name,
                $"A test command was not recorded; \"swamp audit record\" ended with status {exitCode}",
                "Run: swamp repo upgrade",
                errors.Length > 0 ? [errors] : null);
    }

    private string? Unwritable()
    {
        try
        {
            Directory.CreateDirectory(auditFolder);
            var probe = Path.Combine(auditFolder, $".{Guid.NewGuid():D}.tmp");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }

    private async Task<(int ExitCode, string Errors)> CallAsync(string program, string tool, string payload, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, ["audit", "record", "--from-hook", "--tool", tool, "--repo-dir", root])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = root,
            StandardInputEncoding = new UTF8Encoding(false),
        };

        // Kiro hands its payload over in a variable, which would come before standard input.
        start.Environment.Remove("USER_PROMPT");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            using var process = Process.Start(start)!;
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(limit.Token);
                var errors = process.StandardError.ReadToEndAsync(limit.Token);
                await process.StandardInput.WriteAsync(payload.AsMemory(), limit.Token);
                process.StandardInput.Close();
                await process.WaitForExitAsync(limit.Token);
                await output;
                return (process.ExitCode, (await errors).Trim());
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                cancellationToken.ThrowIfCancellationRequested();
                return (-1, $"It did not end within {Limit.TotalSeconds} seconds");
            }
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or IOException)
        {
            return (-1, $"{program} could not be run: {exception.Message}");
        }
    }

    private string PayloadFor(string tool, string command)
    {
        var shell = tool switch
        {
            "claude" => "Bash",
            "cursor" => "Shell",
            "kiro" => "execute_bash",
            _ => "bash",
        };
        return new JsonObject
        {
            ["hook_event_name"] = "PostToolUse",
            ["tool_name"] = shell,
            ["tool_input"] = new JsonObject { ["command"] = command },
            ["session_id"] = Session,
            ["cwd"] = root,
        }.ToJsonString();
    }
}
