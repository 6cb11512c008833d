using Swamp.Cel;

namespace Swamp.Engine.Expressions;

/// <summary>Names and types of the functions that expressions of a repository may call (EXP-30 to EXP-36, EXP-60); what they do is given by the caller.</summary>
internal static class DataSignatures
{
    private static readonly CelType s_strings = CelType.List(CelType.Dyn);

    public static IEnumerable<CelFunction> Latest(CelAsyncFunctionBody body) => Named("data.latest", CelType.Dyn, body, [CelType.String, CelType.String], s_strings);

    public static IEnumerable<CelFunction> Version(CelAsyncFunctionBody body) =>
    [
        CelFunction.CreateAsync("data.version", [CelType.String, CelType.String, CelType.Int], CelType.Dyn, body),
        CelFunction.CreateAsync("data.version", [CelType.String, CelType.String, s_strings, CelType.Int], CelType.Dyn, body),
    ];

    public static IEnumerable<CelFunction> ListVersions(CelAsyncFunctionBody body) =>
        Named("data.listVersions", CelType.List(CelType.Int), body, [CelType.String, CelType.String], s_strings);

    public static IEnumerable<CelFunction> FindByTag(CelAsyncFunctionBody body) => Named("data.findByTag", CelType.List(CelType.Dyn), body, [CelType.String, CelType.String]);

    public static IEnumerable<CelFunction> FindBySpec(CelAsyncFunctionBody body) => Named("data.findBySpec", CelType.List(CelType.Dyn), body, [CelType.String, CelType.String]);

    public static IEnumerable<CelFunction> Query(CelAsyncFunctionBody body) => Named("data.query", CelType.List(CelType.Dyn), body, [CelType.String], CelType.String);

    public static IEnumerable<CelFunction> FileContents(CelAsyncFunctionBody body) => Named("file.contents", CelType.Dyn, body, [CelType.String, CelType.String]);

    public static IEnumerable<CelFunction> WorkersConnected(CelAsyncFunctionBody body) => Named("workers.connected", CelType.List(CelType.Dyn), body, []);

    public static IEnumerable<CelFunction> VaultGet(CelAsyncFunctionBody body) => Named("vault.get", CelType.String, body, [CelType.String, CelType.String]);

    /// <summary><c>model.method(model, method[, inputs])</c>, in guards and assertions only (EXP-2B).</summary>
    public static IEnumerable<CelFunction> ModelMethod(CelAsyncFunctionBody body) =>
        Named("model.method", CelType.Dyn, body, [CelType.String, CelType.String], CelType.Map(CelType.Dyn, CelType.Dyn));

    /// <summary>All that can be called everywhere, with one body.</summary>
    public static IEnumerable<CelFunction> All(CelAsyncFunctionBody body) =>
    [
        .. Latest(body), .. Version(body), .. ListVersions(body), .. FindByTag(body), .. FindBySpec(body), .. Query(body),
        .. FileContents(body), .. WorkersConnected(body), .. VaultGet(body),
    ];

    private static IEnumerable<CelFunction> Named(string name, CelType result, CelAsyncFunctionBody body, CelType[] parameters, params CelType[] optional)
    {
        for (var i = 0; i <= optional.Length; i++)
        {
            yield return CelFunction.CreateAsync(name, [.. parameters, .. optional[..i]], result, body);
        }
    }
}
