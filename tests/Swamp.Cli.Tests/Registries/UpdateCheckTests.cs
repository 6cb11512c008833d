using Swamp.Cli.Tests.Framework;

namespace Swamp.Cli.Tests.Registries;

/// <summary>What registries said about newer versions is kept for a day (EXC-15).</summary>
public sealed class UpdateCheckTests
{
    private const string File = "repo/.swamp/extension-update-checks.json";

    [Fact]
    public async Task Answer_IsKeptForADay_AndThenAskedForAgain()
    {
        using var folder = await StartAsync();
        Assert.Equal("up_to_date 2026.01.01.1", await StatusAsync(folder));
        await PushAsync(folder, "2026.02.01.1");

        folder.Clock.Now += TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1);
        Assert.Equal("up_to_date 2026.01.01.1", await StatusAsync(folder));
        Assert.Contains("As the registries said at 2026-03-04 05:06:07Z", (await folder.RunAsync("extension", "list", "--check-updates")).Output, StringComparison.Ordinal);

        folder.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal("update_available 2026.02.01.1", await StatusAsync(folder));
        Assert.Equal("2026-03-05T05:06:07.089Z", (string?)(await OkAsync(folder, "extension", "list", "--check-updates", "--json")).Json["extensions"]![0]!["checkedAt"]);
        Assert.Contains("\"@acme/flows\":{\"checkedAt\":\"2026-03-05T05:06:07.089Z\",\"latestVersion\":\"2026.02.01.1\"", folder.Read(File), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_IsComparedWithWhatIsInstalledNow()
    {
        using var folder = await StartAsync();
        await PushAsync(folder, "2026.02.01.1");
        Assert.Equal("update_available 2026.02.01.1", await StatusAsync(folder));

        await OkAsync(folder, "extension", "update");

        Assert.Equal("up_to_date 2026.02.01.1", await StatusAsync(folder));
    }

    [Fact]
    public async Task Outdated_AsksNow_AndItsAnswerIsKept()
    {
        using var folder = await StartAsync();
        Assert.Equal("up_to_date 2026.01.01.1", await StatusAsync(folder));
        await PushAsync(folder, "2026.02.01.1");

        Assert.Equal(1, (await folder.RunAsync("extension", "outdated")).Exit);
        Assert.Equal("update_available 2026.02.01.1", await StatusAsync(folder));
    }

    [Fact]
    public async Task Yanked_IsKeptAsLongAsThatVersionIsInstalled()
    {
        using var folder = await StartAsync();
        await OkAsync(folder, "extension", "yank", "@acme/flows@2026.01.01.1", "--reason", "It is wrong", "--yes");
        Assert.Equal("yanked ", await StatusAsync(folder));
        await OkAsync(folder, "extension", "unyank", "@acme/flows@2026.01.01.1", "--yes");

        Assert.Equal("yanked ", await StatusAsync(folder));
        folder.Clock.Now += TimeSpan.FromHours(25);
        Assert.Equal("up_to_date 2026.01.01.1", await StatusAsync(folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"@acme/flows\":null}")]
    [InlineData("{\"@acme/flows\":{}}")]
    [InlineData("{\"@acme/flows\":{\"checkedAt\":\"yesterday\",\"latestVersion\":\"9999.01.01.1\"}}")]
    [InlineData("{\"@acme/flows\":{\"checkedAt\":\"2026-03-04T05:06:07Z\",\"latestVersion\":\"newest\",\"registry\":\"file:<root>/shelf\"}}")]
    [InlineData("{\"@acme/flows\":{\"checkedAt\":\"2026-03-04T06:06:07Z\",\"latestVersion\":\"9999.01.01.1\",\"registry\":\"file:<root>/shelf\"}}")]
    [InlineData("{\"@acme/flows\":{\"checkedAt\":\"2026-03-04T05:06:07Z\",\"latestVersion\":\"9999.01.01.1\",\"registry\":\"file:elsewhere\"}}")]
    public async Task File_ThatIsDamagedOrFromTheFutureOrOfAnotherRegistry_IsIgnored(string text)
    {
        using var folder = await StartAsync();
        folder.Write(File, text.Replace("<root>", folder.Root, StringComparison.Ordinal));

        Assert.Equal("up_to_date 2026.01.01.1", await StatusAsync(folder));
        Assert.Contains("\"latestVersion\":\"2026.01.01.1\"", folder.Read(File), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_IsNotKept()
    {
        using var folder = await StartAsync();
        Directory.Move(Path.Combine(folder.Root, "shelf"), Path.Combine(folder.Root, "away"));
        System.IO.File.WriteAllText(Path.Combine(folder.Root, "shelf"), "no folder");
        var broken = await StatusAsync(folder);
        System.IO.File.Delete(Path.Combine(folder.Root, "shelf"));
        Directory.Move(Path.Combine(folder.Root, "away"), Path.Combine(folder.Root, "shelf"));

        Assert.DoesNotContain("up_to_date", broken, StringComparison.Ordinal);
        Assert.Equal("up_to_date 2026.01.01.1", await StatusAsync(folder));
    }

    [Fact]
    public async Task WhatIsInstalledNoLonger_IsForgotten_AndAListAloneAsksNobody()
    {
        using var folder = await StartAsync();
        await OkAsync(folder, "extension", "list", "--no-check-updates");
        Assert.False(System.IO.File.Exists(Path.Combine(folder.Root, File)));
        await StatusAsync(folder);

        await OkAsync(folder, "extension", "rm", "@acme/flows", "--yes");
        await OkAsync(folder, "extension", "outdated");

        Assert.Equal("{}", folder.Read(File));
    }

    private static async Task<CliFolder> StartAsync()
    {
        var folder = new CliFolder { IdsGoOn = true };
        folder.With("SWAMP_REGISTRY", "file:" + Path.Combine(folder.Root, "shelf")).With("SWAMP_OSV_URL", "off");
        await OkAsync(folder, "init", "--tool", "none");
        await PushAsync(folder, "2026.01.01.1");
        await OkAsync(folder, "extension", "pull", "@acme/flows", "--yes");
        return folder;
    }

    private static async Task PushAsync(CliFolder folder, string version)
    {
        folder.Write("src/w.yaml", $"name: \"@acme/flow\"\ndescription: \"{version}\"\njobs: []\n");
        var manifest = folder.Write("src/manifest.yaml", $"manifestVersion: 1\nname: \"@acme/flows\"\nversion: {version}\npaths: {{ base: manifest }}\nworkflows: [w.yaml]\n");
        await OkAsync(folder, "extension", "push", manifest, "--yes");
    }

    private static async Task<string> StatusAsync(CliFolder folder)
    {
        var one = (await OkAsync(folder, "extension", "list", "--check-updates", "--json")).Json["extensions"]![0]!;
        return $"{one["updateStatus"]} {one["latestVersion"]}";
    }

    private static async Task<CliRun> OkAsync(CliFolder folder, params string[] arguments)
    {
        var run = await folder.RunAsync(arguments);
        Assert.True(run.Exit == 0, $"{string.Join(' ', arguments)}: {run.Exit}\n{run.Output}\n{run.Error}");
        return run;
    }
}
