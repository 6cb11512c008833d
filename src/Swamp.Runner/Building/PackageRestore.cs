using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Swamp.Runner.Building;

/// <summary>
/// Gets packages the way any project does: <c>dotnet restore</c> of a project that names them, inside the repository, so that the user's and the repository's
/// <c>NuGet.Config</c> say from where and with which credentials. What is needed to run is copied beside the extension.
/// </summary>
internal static class PackageRestore
{
    private static string Framework => $"net{Environment.Version.Major}.{Environment.Version.Minor}";

    /// <summary>Restores packages and copies what they bring.</summary>
    /// <exception cref="InvalidOperationException">They cannot be had; the message is NuGet's, with what to do.</exception>
    public static async Task<RestoredPackages> RestoreAsync(IReadOnlyList<PackageReference> packages, BuildRequest request, CancellationToken cancellationToken)
    {
        var work = $"{request.PackageFolder}.{Path.GetRandomFileName()}";
        Directory.CreateDirectory(work);
        try
        {
            var project = Path.Combine(work, "restore.csproj");
            await File.WriteAllTextAsync(project, Project(packages).ToString(), cancellationToken);
            await RunAsync(project, packages, cancellationToken);
            var assets = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(work, "obj", "project.assets.json"), cancellationToken))!.AsObject();
            return Take(assets, request.PackageFolder);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>Nothing of the repository's own builds may leak in: no shared properties, no central versions.</summary>
    private static XElement Project(IReadOnlyList<PackageReference> packages) => new(
        "Project",
        new XElement(
            "PropertyGroup",
            new XElement("ImportDirectoryBuildProps", "false"),
            new XElement("ImportDirectoryBuildTargets", "false"),
            new XElement("ImportDirectoryPackagesProps", "false")),
        new XElement("Import", new XAttribute("Project", "Sdk.props"), new XAttribute("Sdk", "Microsoft.NET.Sdk")),
        new XElement(
            "PropertyGroup",
            new XElement("TargetFramework", Framework),
            new XElement("RuntimeIdentifiers", RuntimeInformation.RuntimeIdentifier),
            new XElement("ManagePackageVersionsCentrally", "false"),
            new XElement("DisableImplicitNuGetFallbackFolder", "true"),
            new XElement("NuGetAudit", "false")),
        new XElement(
            "ItemGroup",
            packages.Select(static p => new XElement("PackageReference", new XAttribute("Include", p.Name), new XAttribute("Version", $"[{p.Version}]")))),
        new XElement("Import", new XAttribute("Project", "Sdk.targets"), new XAttribute("Sdk", "Microsoft.NET.Sdk")));

    private static async Task RunAsync(string project, IReadOnlyList<PackageReference> packages, CancellationToken cancellationToken)
    {
        var names = string.Join(", ", packages.Select(static p => $"{p.Name}@{p.Version}"));
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Path.GetDirectoryName(project) };
        foreach (var argument in new[] { "restore", project, "-v", "quiet", "--nologo", "-p:UseAppHost=false" })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"it uses packages ({names}), which 'dotnet restore' gets, and there is no dotnet: {exception.Message}. Install the .NET SDK, or do without the packages.", exception);
        }

        using (process)
        {
            await using var killed = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
            var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
            await process.WaitForExitAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            if (process.ExitCode != 0)
            {
                var said = string.Join('\n', string.Concat(output).Split('\n').Select(l => l.Replace($"[{project}]", "", StringComparison.Ordinal).Replace(project, "", StringComparison.Ordinal).Trim().TrimStart(':').Trim()).Where(static l => l.Length > 0).Distinct().Take(6));
                throw new InvalidOperationException($"its packages ({names}) cannot be restored. 'dotnet nuget list source' shows where they are looked for.\n{said}");
            }
        }
    }

    /// <summary>Reads the resolved graph: what to compile against, and what to copy for running.</summary>
    private static RestoredPackages Take(JsonObject assets, string folder)
    {
        var roots = assets["packageFolders"]!.AsObject().Select(static f => f.Key).ToList();
        var compile = new List<string>();
        var targets = assets["targets"]!.AsObject();
        foreach (var (library, parts) in Libraries(targets, static name => !name.Contains('/')))
        {
            compile.AddRange(Files(assets, roots, library, parts, "compile", ".dll"));
        }

        foreach (var (library, parts) in Libraries(targets, static name => name.Contains('/')))
        {
            foreach (var file in Files(assets, roots, library, parts, "runtime", ".dll").Concat(Files(assets, roots, library, parts, "native", "")))
            {
                Directory.CreateDirectory(folder);
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
            }
        }

        return new RestoredPackages(compile);
    }

    private static IEnumerable<(string Library, JsonObject Parts)> Libraries(JsonObject targets, Func<string, bool> wanted) =>
        targets.Where(t => wanted(t.Key)).SelectMany(static t => t.Value!.AsObject()).Select(static l => (l.Key, l.Value!.AsObject()));

    private static IEnumerable<string> Files(JsonObject assets, IReadOnlyList<string> roots, string library, JsonObject parts, string part, string ending)
    {
        if (parts[part] is not JsonObject files || (string?)assets["libraries"]?[library]?["path"] is not { } path)
        {
            return [];
        }

        return files.Select(static f => f.Key)
            .Where(f => !f.EndsWith("/_._", StringComparison.Ordinal) && f.EndsWith(ending, StringComparison.Ordinal))
            .Select(f => roots.Select(r => Path.Combine(r, path, f)).FirstOrDefault(File.Exists) ?? throw new InvalidOperationException($"the package {library} has no {f}; restore it anew."));
    }
}
