namespace Swamp.Bench;

/// <summary>Extensions that are published and installed: one of a thousand files, and a hundred small ones.</summary>
internal static class Shelf
{
    private const int Files = 1000;
    private const int Extensions = 100;

    public static IEnumerable<Scenario> Scenarios(string swamp) =>
    [
        new("`extension push --dry-run` of 1 000 files", new Command(swamp, "extension", "push", "large/manifest.yaml", "--dry-run", "--quiet")),
        new("`extension push` of 1 000 files, never packed", new Command("/bin/sh", "-c", $"rm -rf shelf/@bench/large .swamp/cache && exec '{swamp}' extension push large/manifest.yaml --yes --quiet")),
        new("`extension push` of 1 000 files, packed before", new Command("/bin/sh", "-c", $"rm -rf shelf/@bench/large && exec '{swamp}' extension push large/manifest.yaml --yes --quiet")),
        new("`extension pull` of 1 000 files", new Command(swamp, "extension", "pull", "@bench/large", "--force", "--quiet")),
        new("`extension install` of 101, nothing there", new Command("/bin/sh", "-c", $"rm -rf .swamp/pulled-extensions && exec '{swamp}' extension install --quiet")),
        new("`extension install` of 101, all there", new Command(swamp, "extension", "install", "--quiet")),
        new("`extension outdated` over 101", new Command(swamp, "extension", "outdated", "--quiet")),
    ];

    /// <summary>Publishes and installs them in the current folder.</summary>
    public static void Prepare(string swamp)
    {
        File.AppendAllText(".swamp.yaml", "registries: { \"*\": \"file:shelf\" }\n");
        Directory.CreateDirectory("large");
        var names = Enumerable.Range(0, Files - 2).Select(static i => $"f{i}.md").ToList();
        names.ForEach(static name => File.WriteAllText(Path.Combine("large", name), $"# {name}\n"));
        Publish(swamp, "large", $"additionalFiles: [{string.Join(", ", names)}]\n");
        for (var i = 0; i < Extensions; i++)
        {
            Publish(swamp, $"small-{i}", "");
        }
    }

    private static void Publish(string swamp, string name, string more)
    {
        Directory.CreateDirectory(name);
        File.WriteAllText(Path.Combine(name, "w.yaml"), $"name: \"@bench/{name}\"\njobs: []\n");
        File.WriteAllText(Path.Combine(name, "manifest.yaml"), $"manifestVersion: 1\nname: \"@bench/{name}\"\nversion: 2026.01.01.1\npaths: {{ base: manifest }}\nworkflows: [w.yaml]\n{more}");
        Spawner.Run(new Command(swamp, "extension", "push", $"{name}/manifest.yaml", "--yes", "--quiet"));
        Spawner.Run(new Command(swamp, "extension", "pull", $"@bench/{name}", "--yes", "--quiet"));
    }
}
