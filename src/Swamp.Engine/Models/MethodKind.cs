namespace Swamp.Engine.Models;

/// <summary>What a method does to the thing it stands for (TYPE-8, TYPE-12).</summary>
public enum MethodKind
{
    /// <summary>Anything else; counts as changing something.</summary>
    Action,

    /// <summary>Brings a thing into being.</summary>
    Create,

    /// <summary>Looks, changes nothing.</summary>
    Read,

    /// <summary>Changes an existing thing.</summary>
    Update,

    /// <summary>Ends a thing; its resources are marked deleted (EXEC-5).</summary>
    Delete,

    /// <summary>Enumerates, changes nothing.</summary>
    List,
}
