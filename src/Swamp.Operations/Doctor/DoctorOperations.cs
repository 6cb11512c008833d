using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;

namespace Swamp.Operations.Doctor;

/// <summary>Operations that look for what is wrong.</summary>
public static class DoctorOperations
{
    /// <summary>Runs the quick checks.</summary>
    public static Operation<DoctorRequest, DoctorResult> Run { get; } = new()
    {
        Name = "doctor.run",
        Summary = "Check the repository and what it needs, and say how to mend it.",
        Access = AccessLevel.Read,
        NeedsRepository = false,
        Request = static () => DoctorJsonContext.Default.DoctorRequest,
        Result = static () => DoctorJsonContext.Default.DoctorResult,
        Handler = static (_, context, cancellationToken) => new HealthChecks(context).RunAsync(cancellationToken),
    };

    /// <summary>Checks whether the commands of an AI tool are recorded (DOC-1 to DOC-4).</summary>
    public static Operation<DoctorAuditRequest, DoctorAuditResult> Audit { get; } = new()
    {
        Name = "doctor.audit",
        Summary = "Check whether the commands of an AI tool are recorded.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.InvalidArgument],
        Request = static () => DoctorJsonContext.Default.DoctorAuditRequest,
        Result = static () => DoctorJsonContext.Default.DoctorAuditResult,
        Handler = static async (request, context, cancellationToken) =>
        {
            await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
            var environment = SwampEnvironment.From(context.Host.Variables);
            var tool = AuditChecks.ToolOf(request, session.Marker);
            return await new AuditChecks(context.Host, environment, session.Layout.Root, session.Layout.Audit).RunAsync(tool, cancellationToken);
        },
    };

    /// <summary>Checks how swamp is installed (DOC-16).</summary>
    public static Operation<DoctorInstallRequest, DoctorInstallResult> Install { get; } = new()
    {
        Name = "doctor.install",
        Summary = "Check how swamp is installed.",
        Access = AccessLevel.Read,
        NeedsRepository = false,
        Request = static () => DoctorJsonContext.Default.DoctorInstallRequest,
        Result = static () => DoctorJsonContext.Default.DoctorInstallResult,
        Handler = static (_, context, _) => Task.FromResult(InstallCheck.Run(context.Host)),
    };

    /// <summary>Compares the stored data with its checksums.</summary>
    public static Operation<DoctorDataRequest, DoctorDataResult> Data { get; } = new()
    {
        Name = "doctor.data",
        Summary = "Read all stored data and compare it with its checksums.",
        Access = AccessLevel.Read,
        Request = static () => DoctorJsonContext.Default.DoctorDataRequest,
        Result = static () => DoctorJsonContext.Default.DoctorDataResult,
        Handler = static async (_, context, cancellationToken) =>
        {
            await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
            return await new DataCheck(session, context).RunAsync(cancellationToken);
        },
    };

    /// <summary>All operations of this feature.</summary>
    public static IReadOnlyList<Operation> All { get; } = [Audit, Data, Install, Run];
}
