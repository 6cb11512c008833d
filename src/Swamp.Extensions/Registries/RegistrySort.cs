namespace Swamp.Extensions.Registries;

/// <summary>The order of what a search found (EXC-20).</summary>
public enum RegistrySort
{
    /// <summary>By name.</summary>
    Name,

    /// <summary>What fits the words best comes first.</summary>
    Relevance,

    /// <summary>What was published for the first time most recently comes first; what has no known time comes last.</summary>
    New,

    /// <summary>What had a version most recently comes first; what has no known time comes last.</summary>
    Updated,
}
