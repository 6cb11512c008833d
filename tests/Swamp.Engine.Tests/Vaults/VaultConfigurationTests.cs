using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Vaults;

namespace Swamp.Engine.Tests.Vaults;

public sealed class VaultConfigurationTests : IAsyncLifetime
{
    private readonly VaultWorld world = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => world.DisposeAsync();

    // VAULT-1, EX-6.
    [Fact]
    public async Task Create_Vault_WritesTheDocumentedFile()
    {
        var vault = await world.Store.CreateAsync(
            new VaultConfiguration
            {
                Id = Guid.Parse("51f10000-0000-4000-8000-000000000001"),
                Name = "team",
                Type = "local_encryption",
                Config = new JsonObject { ["auto_generate"] = true, ["base_dir"] = "/abs/repo" },
                CreatedAt = world.Clock.Now,
                AuditReads = true,
            },
            CancellationToken.None);

        Assert.Equal(Path.Combine(world.Layout.Vaults, "local_encryption", "51f10000-0000-4000-8000-000000000001.yaml"), vault.Path);
        Assert.Equal(
            """
            id: 51f10000-0000-4000-8000-000000000001
            name: team
            type: local_encryption
            config:
              auto_generate: true
              base_dir: /abs/repo
            createdAt: '2026-03-04T05:06:07.089Z'
            auditReads: true

            """,
            await File.ReadAllTextAsync(vault.Path!, CancellationToken.None));
        Assert.Equal([vault.Id], (await world.Store.ListAsync(CancellationToken.None)).Vaults.Select(v => v.Id));
    }

    [Fact]
    public async Task Create_NameTaken_IsRefused()
    {
        await world.CreateAsync("team");

        var error = await Assert.ThrowsAsync<SwampException>(() => world.CreateAsync("team"));

        Assert.Equal(ErrorCodes.Conflict, error.Code);
    }

    [Fact]
    public async Task Update_HandWrittenFile_KeepsItsCommentsAndMovesWithTheType()
    {
        var path = world.Folder.Write(
            Path.Combine("vaults", "mock", "51f10000-0000-4000-8000-000000000001.yaml"),
            """
            # The vault of the team.
            id: 51f10000-0000-4000-8000-000000000001
            name: team # do not rename
            type: mock
            config:
              A: one
            createdAt: 2026-03-04T05:06:07.089Z
            """);
        var vault = Assert.Single((await world.Store.ListAsync(CancellationToken.None)).Vaults);

        var updated = await world.Store.UpdateAsync(vault with { Type = "local_encryption", Config = new JsonObject { ["auto_generate"] = true } }, CancellationToken.None);

        var text = await File.ReadAllTextAsync(updated.Path!, CancellationToken.None);
        Assert.False(File.Exists(path));
        Assert.Contains("# The vault of the team.", text, StringComparison.Ordinal);
        Assert.Contains("name: team # do not rename", text, StringComparison.Ordinal);
        Assert.Contains("type: local_encryption", text, StringComparison.Ordinal);
        Assert.DoesNotContain("A: one", text, StringComparison.Ordinal);
    }

    // VAULT-6.
    [Theory]
    [InlineData("name: [", "passed over")]
    [InlineData("id: nope\nname: x\ntype: mock", "id is not a UUID")]
    [InlineData("id: 51f10000-0000-4000-8000-000000000009\ntype: mock", "name is missing")]
    [InlineData("id: 51f10000-0000-4000-8000-000000000009\nname: ../x\ntype: mock", "name holds '/'")]
    [InlineData("id: 51f10000-0000-4000-8000-000000000009\nname: x\ntype: mock\nconfig: 3", "config must be a map")]
    [InlineData("id: 51f10000-0000-4000-8000-000000000009\nname: x\ntype: mock\nauditReads: maybe", "auditReads must be true or false")]
    [InlineData("- a", "mapping is expected")]
    [InlineData("\u0000", "passed over")]
    public async Task List_BrokenFile_WarnsAndKeepsTheOthers(string text, string expected)
    {
        await world.CreateAsync("good");
        world.Folder.Write(Path.Combine("vaults", "mock", "bad.yaml"), text);

        var listing = await world.Store.ListAsync(CancellationToken.None);

        Assert.Equal(["good"], listing.Vaults.Select(v => v.Name));
        var warning = Assert.Single(listing.Warnings);
        Assert.Contains("vaults/mock/bad.yaml", warning, StringComparison.Ordinal);
        Assert.Contains(expected, warning, StringComparison.Ordinal);
    }

    // VAULT-4.
    [Fact]
    public async Task List_RenamedType_IsRemappedWithAWarning()
    {
        world.Folder.Write(Path.Combine("vaults", "aws", "a.yaml"), "id: 51f10000-0000-4000-8000-000000000009\nname: cloud\ntype: aws\nconfig: {region: eu}\n");

        var listing = await world.Store.ListAsync(CancellationToken.None);

        Assert.Equal("@swamp/aws-sm", Assert.Single(listing.Vaults).Type);
        Assert.Contains("'@swamp/aws-sm'", Assert.Single(listing.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_TwoOfOneName_TakesTheFirstAndWarns()
    {
        world.Folder.Write(Path.Combine("vaults", "mock", "a.yaml"), "id: 51f10000-0000-4000-8000-000000000001\nname: x\ntype: mock\n");
        world.Folder.Write(Path.Combine("vaults", "mock", "b.yaml"), "id: 51f10000-0000-4000-8000-000000000002\nname: x\ntype: mock\n");

        var listing = await world.Store.ListAsync(CancellationToken.None);

        Assert.EndsWith("1", Assert.Single(listing.Vaults).Id.ToString(), StringComparison.Ordinal);
        Assert.Contains("is called 'x' too", Assert.Single(listing.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("team", true)]
    [InlineData("t-1", true)]
    [InlineData("Team", false)]
    [InlineData("1t", false)]
    [InlineData("_t", false)]
    [InlineData("t_x", false)]
    [InlineData("", false)]
    [InlineData("a/b", false)]
    public void IsValid_Name_FollowsTheRule(string name, bool expected) => Assert.Equal(expected, VaultName.IsValid(name));

    [Theory]
    [InlineData("aws", "'@swamp/aws-sm'")]
    [InlineData("mock", "Unknown vault type 'mock'")]
    [InlineData("nope", "Available types: local_encryption")]
    public async Task ForCreation_UnusableType_IsRefused(string type, string expected)
    {
        var error = await Assert.ThrowsAsync<SwampException>(() => world.Types.ForCreationAsync(type, CancellationToken.None).AsTask());

        Assert.Equal(ErrorCodes.InvalidArgument, error.Code);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
