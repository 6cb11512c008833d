namespace Swamp.Extensions.Discovery;

/// <summary>What an extension file adds.</summary>
public enum ExtensionKind
{
    /// <summary>A model type.</summary>
    Model,

    /// <summary>Methods and more for a type that exists already.</summary>
    Graft,

    /// <summary>A vault type.</summary>
    Vault,

    /// <summary>An execution driver.</summary>
    Driver,

    /// <summary>A datastore type.</summary>
    Datastore,

    /// <summary>A report.</summary>
    Report,
}
