using System.Text.Json.Nodes;

namespace Swamp.Engine.Models;

/// <summary>What is known of a method without running it (TYPE-8).</summary>
public sealed record MethodDescriptor
{
    /// <summary>Name, unique in its type.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, for people.</summary>
    public required string Description { get; init; }

    /// <summary>JSON Schema (draft 2020-12, an object) of the arguments.</summary>
    public required JsonObject Arguments { get; init; }

    /// <summary>The declared kind; null when it follows from the name.</summary>
    public MethodKind? DeclaredKind { get; init; }

    /// <summary>Whether versions written become the latest only when the method succeeds (EXEC-6).</summary>
    public bool RollbackOnFailure { get; init; }

    /// <summary>The kind that counts: declared, or by the name (TYPE-12).</summary>
    public MethodKind Kind => DeclaredKind ?? KindOf(Name);

    /// <summary>Whether checks run before it and vault presence matters (EXEC-3, EXEC-10).</summary>
    public bool IsMutating => Kind is not (MethodKind.Read or MethodKind.List);

    private static MethodKind KindOf(string name) => name.ToLowerInvariant() switch
    {
        "create" => MethodKind.Create,
        "get" or "read" or "describe" or "show" => MethodKind.Read,
        "update" or "patch" => MethodKind.Update,
        "delete" or "destroy" or "remove" => MethodKind.Delete,
        "list" or "search" or "find" => MethodKind.List,
        _ => MethodKind.Action,
    };
}
