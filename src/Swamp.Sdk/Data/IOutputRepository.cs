namespace Swamp.Sdk;

/// <summary>Records of what methods did.</summary>
public interface IOutputRepository
{
    /// <summary>A record; null when there is none.</summary>
    /// <param name="id">Its id.</param>
    Task<OutputInfo?> FindAsync(string id);
}
