using Swamp.Operations.Hosting;

namespace Swamp.Operations.Doctor;

/// <summary>The check of <c>doctor install</c> (DOC-16).</summary>
internal static class InstallCheck
{
    public static DoctorInstallResult Run(HostEnvironment host)
    {
        var binary = host.ExecutablePath ?? "";
        var problem = binary.Length == 0 ? "the path of the running program is not known" : Unwritable(Path.GetDirectoryName(binary)!);
        return new DoctorInstallResult
        {
            BinaryPath = binary,
            Owner = new InstallOwner { Uid = Uid(), Username = host.UserName, IsRoot = Environment.IsPrivilegedProcess },
            CurrentVersion = host.Version,
            Writable = problem is null ? "pass" : "fail",
            WritableMessage = problem is null ? $"{host.UserName} can replace {binary}" : $"{host.UserName} cannot replace {binary}: {problem}",
            Autoupdate = new AutoupdateState { Enabled = false, Cadence = "never", SchedulerInstalled = false },
            OverallStatus = problem is null ? "healthy" : "unhealthy",
        };
    }

    private static string? Unwritable(string folder)
    {
        try
        {
            var probe = Path.Combine(folder, $".{Guid.NewGuid():D}.tmp");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }

    private static int? Uid()
    {
        const string Status = "/proc/self/status";
        var line = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(static text => text.StartsWith("Uid:", StringComparison.Ordinal)) : null;
        return line?.Split('\t') is [_, var uid, ..] && int.TryParse(uid, out var value) ? value : null;
    }
}
