namespace Swamp.Engine.Agents;

/// <summary>What happens to a file or folder of the scaffolding.</summary>
public enum ScaffoldAction
{
    /// <summary>It is as it should be.</summary>
    Unchanged,

    /// <summary>It is made.</summary>
    Create,

    /// <summary>It is changed.</summary>
    Update,

    /// <summary>It differs but belongs to the user, so it stays.</summary>
    Keep,
}
