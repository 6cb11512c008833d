using System.Text.Json.Nodes;

namespace Swamp.Sdk;

/// <summary>What any code of an extension may reach of the repository.</summary>
public interface IRepositoryContext
{
    /// <summary>Absolute path of the repository.</summary>
    string RepositoryPath { get; }

    /// <summary>Takes what people should know. Secrets are hidden.</summary>
    ILog Log { get; }

    /// <summary>Ends when the call is cancelled or takes too long. Code that goes on regardless loses its process after two seconds.</summary>
    CancellationToken CancellationToken { get; }

    /// <summary>The data of all models.</summary>
    IDataRepository Data { get; }

    /// <summary>The definitions of the repository.</summary>
    IDefinitionRepository Definitions { get; }

    /// <summary>Records of what methods did.</summary>
    IOutputRepository Outputs { get; }

    /// <summary>The vaults of the repository.</summary>
    IVaultService Vaults { get; }

    /// <summary>The expression language of swamp.</summary>
    ICel Cel { get; }

    /// <summary>Data that a condition selects.</summary>
    /// <param name="predicate">A condition in CEL over a record: <c>modelName == "north" &amp;&amp; isLatest</c>.</param>
    /// <param name="select">An expression for what of each record is wanted. Default: the record.</param>
    Task<IReadOnlyList<JsonNode?>> QueryDataAsync(string predicate, string? select = null);
}
