namespace Swamp.Engine.Data;

/// <summary>
/// How a store tells the catalogue of changes. An item is announced before its files change and recorded after, so that the change of a process that died
/// in between is found again.
/// </summary>
public interface IDataChangeFeed
{
    /// <summary>Identifies this process' temporary files, so that another can tell leftovers from work in progress.</summary>
    string SessionId { get; }

    /// <summary>The item is about to change; survives the death of the process once it returns.</summary>
    void Announce(DataItemKey key);

    /// <summary>A version was added and is the latest.</summary>
    void RecordAdded(DataVersion version);

    /// <summary>The item changed in another way and is to be read again.</summary>
    void RecordChanged(DataItemKey key);
}
