using Swamp.Engine.Agents;
using Swamp.Engine.Data;
using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;
using Swamp.Engine.Vaults;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Doctor;

/// <summary>The checks of <c>doctor</c> that are quick enough to run together.</summary>
internal sealed class HealthChecks(OperationContext context)
{
    private const int ProbeBytes = 16384;

    private readonly SwampEnvironment _environment = SwampEnvironment.From(context.Host.Variables);

    public async Task<DoctorResult> RunAsync(CancellationToken cancellationToken)
    {
        var checks = new List<HealthCheck> { SwampOnPath() };
        try
        {
            await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
            checks.Add(HealthCheck.Pass("repository", $"{session.Layout.Root} opens"));
            checks.Add(Version(session));
            var (datastore, isOpen) = await DatastoreAsync(session, cancellationToken);
            checks.Add(datastore);
            checks.AddRange(isOpen ? await DefinitionsAsync(session, cancellationToken) : []);
            checks.Add(await VaultsAsync(session, cancellationToken));
            checks.AddRange(isOpen ? [await CatalogueAsync(session, cancellationToken)] : []);
            checks.Add(Instructions(session));
            checks.Add(Tools(session));
        }
        catch (SwampException exception)
        {
            checks.Add(HealthCheck.Fail("repository", Describe(exception.Error), exception.Error.Hint));
        }

        return new DoctorResult { OverallStatus = Overall(checks), Checks = checks };
    }

    private HealthCheck SwampOnPath() => ProgramSearch.Find("swamp", _environment) is { } path
        ? HealthCheck.Pass("program", $"swamp {context.Host.Version} is {path}")
        : HealthCheck.Warn("program", "swamp is not on the search path, so hooks of AI tools cannot call it", $"Add {Path.GetDirectoryName(context.Host.ExecutablePath)} to PATH");

    private HealthCheck Version(RepositorySession session)
    {
        var written = session.Marker.SwampVersion;
        if (!SwampVersion.TryParse(written, out var theirs) || !SwampVersion.TryParse(context.Host.Version, out var ours))
        {
            return HealthCheck.Skip("version", $"{written} and {context.Host.Version} cannot be compared");
        }

        if (theirs.IsNewerThan(ours))
        {
            return HealthCheck.Warn("version", $"The repository was last upgraded by the newer swamp {written}", $"Install swamp {written} or later");
        }

        return ours.IsNewerThan(theirs)
            ? HealthCheck.Warn("version", $"The repository was last upgraded by the older swamp {written}", "swamp repo upgrade")
            : HealthCheck.Pass("version", $"The repository was last upgraded by this version, {written}");
    }

    /// <summary>What lies in the datastore cannot be looked at while it is not open.</summary>
    private static async Task<(HealthCheck Check, bool IsOpen)> DatastoreAsync(RepositorySession session, CancellationToken cancellationToken)
    {
        try
        {
            await session.OpenDatastoreAsync(cancellationToken);
        }
        catch (SwampException exception)
        {
            return (HealthCheck.Fail("datastore", exception.Message, exception.Error.Hint), false);
        }

        if (session.Datastore is not { } datastore)
        {
            return (Folder(session), true);
        }

        var health = await datastore.VerifyAsync(cancellationToken);
        return (health.Healthy
            ? HealthCheck.Pass("datastore", $"{datastore.Type} at {datastore.Facts.Path} answers: {health.Message}")
            : HealthCheck.Fail("datastore", $"{datastore.Type} at {datastore.Facts.Path} cannot be used: {health.Message}", "swamp datastore status"), true);
    }

    private static HealthCheck Folder(RepositorySession session)
    {
        var folder = session.Layout.Datastore;
        try
        {
            // What is missing is made at first use, so the nearest folder that is there has to let us.
            while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } parent)
            {
                folder = parent;
            }

            var probe = Path.Combine(folder, $".{Guid.NewGuid():D}.tmp");
            WriteAndRemove(probe);
            return HealthCheck.Pass("datastore", $"{session.Layout.Datastore} can be written");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return HealthCheck.Fail("datastore", $"{session.Layout.Datastore} cannot be written: {exception.Message}", $"Check the owner and permissions of {folder}");
        }
    }

    // An empty file needs no space and no write to the disk, so that it says nothing about either.
    private static void WriteAndRemove(string probe)
    {
        try
        {
            using var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            file.Write(new byte[ProbeBytes]);
            file.Flush(flushToDisk: true);
        }
        finally
        {
            File.Delete(probe);
        }
    }

    private static async Task<IReadOnlyList<HealthCheck>> DefinitionsAsync(RepositorySession session, CancellationToken cancellationToken)
    {
        var broken = new List<string>();
        var definitions = await session.Definitions.ListAsync(
            includeAutoCreated: true, (path, error) => broken.Add(error.Location is null ? $"{path}: {error.Message}" : Describe(error)), cancellationToken);
        var readable = broken.Count == 0
            ? HealthCheck.Pass("definitions", $"{definitions.Count} definitions can be read")
            : HealthCheck.Fail("definitions", $"{broken.Count} definitions cannot be read", "Correct the files; then run: swamp model validate", [.. broken.Order(StringComparer.Ordinal)]);
        return [readable, Unique(definitions, session)];
    }

    private static HealthCheck Unique(IReadOnlyList<StoredDefinition> definitions, RepositorySession session)
    {
        var conflicts = DefinitionConflicts.Among(definitions, new DefinitionPaths(session.Layout));
        return conflicts.Count == 0
            ? HealthCheck.Pass("unique", "Every definition has a name and an id of its own")
            : HealthCheck.Fail("unique", conflicts[0].Error.Message, conflicts[0].Error.Hint, conflicts.Count > 1 ? [.. conflicts.Select(static conflict => conflict.Error.Message)] : null);
    }

    private static async Task<HealthCheck> VaultsAsync(RepositorySession session, CancellationToken cancellationToken)
    {
        var listing = await new VaultConfigurationStore(session.Layout).ListAsync(cancellationToken);
        return listing.Warnings.Count == 0
            ? HealthCheck.Pass("vaults", $"{listing.Vaults.Count} vaults can be read")
            : HealthCheck.Warn("vaults", $"{listing.Warnings.Count} vaults need attention", "Correct the files below vaults/", listing.Warnings);
    }

    /// <summary>Looks at one row. A catalogue that is missing is made by the next query, which may take a while and is not started here.</summary>
    private static async Task<HealthCheck> CatalogueAsync(RepositorySession session, CancellationToken cancellationToken)
    {
        if (!File.Exists(session.Layout.Catalog))
        {
            return HealthCheck.Pass("catalogue", "There is none yet; the next query makes it");
        }

        try
        {
            await session.Catalog.VisitAsync(CatalogFilter.All, static _ => false, cancellationToken);
            return HealthCheck.Pass("catalogue", "The index over the data answers");
        }
        catch (SwampException exception)
        {
            return HealthCheck.Fail("catalogue", exception.Message, exception.Error.Hint ?? $"Delete {session.Layout.Catalog}; the next query makes it again");
        }
    }

    private static HealthCheck Instructions(RepositorySession session)
    {
        string[] missing =
        [
            .. Enrolled(session).Where(tool => !HasSection(Path.Combine(session.Layout.Root, tool.InstructionsFile)))
                .Select(static tool => $"{tool.InstructionsFile} has no swamp section for {tool.Name}"),
        ];
        return missing.Length == 0
            ? HealthCheck.Pass("instructions", "The enrolled AI tools have their instructions")
            : HealthCheck.Warn("instructions", missing[0], "swamp repo upgrade", missing.Length > 1 ? missing : null);
    }

    private HealthCheck Tools(RepositorySession session)
    {
        string[] missing = [.. Enrolled(session).Select(static tool => tool.Program).OfType<string>().Where(program => ProgramSearch.Find(program, _environment) is null)];
        return missing.Length == 0
            ? HealthCheck.Pass("tools", session.Marker.Tools.Count == 0 ? "No AI tool is enrolled" : $"Enrolled: {string.Join(", ", session.Marker.Tools)}")
            : HealthCheck.Warn("tools", $"Not on the search path: {string.Join(", ", missing)}", "Install them, or enrol other tools with: swamp repo upgrade --tool <tool>");
    }

    private static IEnumerable<AgentTool> Enrolled(RepositorySession session)
    {
        var known = new AgentTools(CustomToolsFile.Load(session.Layout.Root).Tools);
        return session.Marker.Tools.Select(known.Find).OfType<AgentTool>();
    }

    private static bool HasSection(string path) => File.Exists(path) && ManagedSection.Instructions.IsIn(File.ReadAllText(path));

    private static string Overall(List<HealthCheck> checks)
    {
        if (checks.Exists(static check => check.Status == "fail"))
        {
            return "fail";
        }

        return checks.Exists(static check => check.Status == "warn") ? "warn" : "pass";
    }

    private static string Describe(SwampError error) => error.Location is null ? error.Message : $"{error.Location}: {error.Message}";
}
