namespace Swamp.Sdk;

/// <summary>What a method does to the thing that its model stands for.</summary>
public enum MethodKind
{
    /// <summary>Told from the method's name.</summary>
    Inferred,

    /// <summary>Anything else; counts as changing something.</summary>
    Action,

    /// <summary>Brings a thing into being.</summary>
    Create,

    /// <summary>Looks, changes nothing.</summary>
    Read,

    /// <summary>Changes an existing thing.</summary>
    Update,

    /// <summary>Ends a thing; its resources are marked deleted.</summary>
    Delete,

    /// <summary>Enumerates, changes nothing.</summary>
    List,
}
