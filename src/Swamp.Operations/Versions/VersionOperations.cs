using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Swamp.Operations.Versions;

/// <summary>Operations about the program itself.</summary>
public static class VersionOperations
{
    /// <summary>Tells what is running.</summary>
    public static Operation<VersionRequest, VersionResult> Get { get; } = new()
    {
        Name = "version.get",
        Summary = "Show the version of the program, its runtime and platform.",
        Access = AccessLevel.Read,
        NeedsRepository = false,
        Request = static () => VersionJsonContext.Default.VersionRequest,
        Result = static () => VersionJsonContext.Default.VersionResult,
        Handler = (_, context, _) => Task.FromResult(new VersionResult
        {
            Version = context.Host.Version,
            Runtime = RuntimeInformation.FrameworkDescription,
            Platform = RuntimeInformation.RuntimeIdentifier,
            Native = !RuntimeFeature.IsDynamicCodeSupported,
        }),
    };

    /// <summary>All operations of this feature.</summary>
    public static IReadOnlyList<Operation> All { get; } = [Get];
}
