using Swamp.Engine.Errors;

namespace Swamp.Extensions.Tests.Languages;

/// <summary>What a model in TypeScript can do, a model in C# can: the same cases, the same results.</summary>
public sealed class LanguageTests
{
    public enum Language
    {
        TypeScript,
        CSharp,
    }

    public static TheoryData<Language, string> Cases()
    {
        var data = new TheoryData<Language, string>();
        foreach (var name in Capabilities.All.Concat(Misbehaviour.All).Select(static c => c.Name))
        {
            data.Add(Language.TypeScript, name);
            data.Add(Language.CSharp, name);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Method_InEitherLanguage_DoesTheSame(Language language, string name)
    {
        var @case = Capabilities.All.Concat(Misbehaviour.All).Single(c => c.Name == name);
        await using var repository = @case.MemoryMib is { } memory ? new ExtensionRepository(("SWAMP_EXTENSION_MEMORY_MB", $"{memory}")) : new ExtensionRepository();
        @case.Prepare?.Invoke(repository);
        WriteSubject(repository, language, language == Language.CSharp ? @case.CSharp : @case.TypeScript);
        WriteNeighbour(repository, language);

        var expected = language == Language.CSharp ? @case.CSharpError ?? @case.Error : @case.Error;
        if (expected is null)
        {
            var result = await repository.RunAsync("subject", @case.Inputs, @case.Timeout);
            if (@case.Main is not null)
            {
                Assert.Equal(@case.Main, result.Data.Single(d => d.Handle.Name == "main").Attributes!.ToJsonString());
            }
        }
        else
        {
            var error = await repository.FailAsync("subject", @case.Inputs, @case.Timeout);
            Assert.True(error.Message.Contains(expected, StringComparison.Ordinal), error.Message);
        }

        if (@case.Said is not null && expected == @case.Error)
        {
            Assert.Contains(@case.Said, repository.Said, StringComparison.Ordinal);
        }

        Assert.True(repository.Said.Length < 3 << 20, $"{repository.Said.Length} characters were said");

        // Whatever it did, others run.
        Assert.Equal("""{"ok":true}""", Assert.Single((await repository.RunAsync("neighbour")).Data).Attributes!.ToJsonString());
    }

    [Theory]
    [InlineData(Language.TypeScript)]
    [InlineData(Language.CSharp)]
    public async Task Code_ThatThrowsWhenItIsLoaded_WarnsAndBlocksNothing(Language language)
    {
        await using var repository = new ExtensionRepository();
        WriteSubject(repository, language, language == Language.CSharp
            ? new Source("") { Members = "static Subject() => throw new InvalidOperationException(\"it went wrong early\");" }
            : new Source("") { Top = "throw new Error('it went wrong early');" });
        WriteNeighbour(repository, language);

        var error = await repository.FailAsync("subject");
        Assert.Equal(ErrorCodes.UnknownModelType, error.Code);
        Assert.Contains($"extensions/models/subject.{(language == Language.CSharp ? "cs" : "ts")} has it and cannot be used: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("it went wrong early", error.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be used", repository.Said, StringComparison.Ordinal);
        Assert.Contains("it went wrong early", repository.Said, StringComparison.Ordinal);
        Assert.Single((await repository.RunAsync("neighbour")).Data);
    }

    [Theory]
    [InlineData(Language.TypeScript)]
    [InlineData(Language.CSharp)]
    public async Task Vault_WhoseTypeIsBroken_NamesTheFileAndTheCause(Language language)
    {
        await using var repository = new ExtensionRepository();
        repository.Write("vaults/@test/safe/one.yaml", "id: 11111111-1111-4111-8111-111111111111\nname: one\ntype: '@test/safe'\nconfig: {}\ncreatedAt: '2026-01-01T00:00:00.000Z'\n");
        var file = language == Language.CSharp
            ? repository.Write("extensions/vaults/safe.cs", "using Swamp.Sdk;\n[Vault(\"@test/safe\")] public sealed class Safe { }\n")
            : repository.Write("extensions/vaults/safe.ts", "export const vault = { type: '@test/safe', name: 'Safe', description: 'Keeps', createProvider: 5 };\n");

        var error = await Assert.ThrowsAsync<SwampException>(() => repository.Session.VaultService.ReadAsync("one", "key", "test", CancellationToken.None));

        Assert.Contains($"extensions/vaults/{Path.GetFileName(file)} has it and cannot be used: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("expected", error.Message, StringComparison.Ordinal);
    }

    private static void WriteSubject(ExtensionRepository repository, Language language, Source source)
    {
        if (language == Language.CSharp)
        {
            repository.WriteCSharpModel("subject", source.Body, source.Top, source.Arguments ?? "", source.Members, source.Constructor);
        }
        else
        {
            repository.WriteModel("subject", source.Body, source.Top, source.Arguments ?? "z.object({})", source.Members);
        }
    }

    private static void WriteNeighbour(ExtensionRepository repository, Language language)
    {
        if (language == Language.CSharp)
        {
            repository.WriteCSharpModel("neighbour", "await context.WriteResourceAsync(\"thing\", \"main\", new { ok = true });");
        }
        else
        {
            repository.WriteModel("neighbour", "await context.writeResource('thing', 'main', { ok: true });");
        }
    }
}
