namespace Swamp.Extensions.Tests;

public sealed class VaultTests
{
    [Fact]
    public async Task Vault_OfAnExtension_KeepsSecrets_AndMethodsReachThem()
    {
        await using var repository = new ExtensionRepository();
        repository.Write(
            "extensions/vaults/memory.ts",
            """
            import { z } from "npm:zod@4";
            class Memory {
              #secrets = new Map<string, string>();
              constructor(private readonly name: string, private readonly prefix: string) {}
              getName() { return this.name; }
              async get(key: string) { const value = this.#secrets.get(this.prefix + key); if (value === undefined) throw new Error(`no secret ${key}`); return value; }
              async put(key: string, value: string) { this.#secrets.set(this.prefix + key, value); }
              async list() { return [...this.#secrets.keys()]; }
            }
            export const vault = { type: "@test/memory", name: "Memory", description: "Keeps secrets in memory", configSchema: z.object({ prefix: z.string().default("p/") }),
              createProvider: (name: string, config: { prefix: string }) => new Memory(name, config.prefix) };
            """);
        repository.Write("vaults/@test/memory/one.yaml", "id: 11111111-1111-4111-8111-111111111111\nname: mem\ntype: '@test/memory'\nconfig: {}\ncreatedAt: '2026-01-01T00:00:00.000Z'\n");
        repository.WriteModel(
            "secrets",
            """
            await context.vaultService.put("mem", "token", "a-very-secret-token");
            const value = await context.readSecret("mem", "token");
            context.logger.info("got {value}", { value });
            await context.writeResource("thing", "main", { length: value.length, value, keys: await context.vaultService.list("mem") });
            """);

        var result = await repository.RunAsync("secrets");

        Assert.Equal("""{"length":19,"value":"***","keys":["p/token"]}""", result.Data[0].Attributes!.ToJsonString());
        Assert.DoesNotContain("a-very-secret-token", repository.Said, StringComparison.Ordinal);
        var type = Assert.Single(await repository.Session.VaultTypes.ListAsync(CancellationToken.None), t => t.Type == "@test/memory");
        Assert.Equal("p/", (string?)type.ConfigSchema!["properties"]!["prefix"]!["default"]);
        var vaults = repository.Session.VaultService;
        Assert.Equal("a-very-secret-token", await vaults.ReadAsync("mem", "token", "test", CancellationToken.None));
    }

    [Fact]
    public async Task Method_WithASensitiveResourceField_PutsItIntoAVault()
    {
        await using var repository = new ExtensionRepository();
        repository.Write("extensions/models/login.ts", ExtensionRepository.Model("@test/login", "await context.writeResource('login', 'main', { user: 'ada', password: 'correct-horse' }); const back = await context.readResource('main'); context.logger.info(`same ${back.password === 'correct-horse'}`);")
            .Replace("resources: {", "resources: { login: { schema: z.object({ user: z.string(), password: z.string().meta({ sensitive: true }) }), lifetime: \"infinite\", garbageCollection: 5 },", StringComparison.Ordinal));
        var error = await repository.FailAsync("login");
        Assert.Equal(Engine.Errors.ErrorCodes.VaultNotFound, error.Code);
        repository.Write("vaults/local_encryption/v.yaml", "id: 11111111-1111-4111-8111-111111111112\nname: v\ntype: local_encryption\nconfig:\n  auto_generate: true\ncreatedAt: '2026-01-01T00:00:00.000Z'\n");
        await repository.CloseAsync();

        var result = await repository.RunAsync("login");

        Assert.Contains("vault.get(", result.Data[0].Attributes!["password"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("same true", repository.Said, StringComparison.Ordinal);
    }
}
