namespace Swamp.Cel;

/// <summary>Supplies variables, each when it is first needed.</summary>
public interface ICelActivation
{
    /// <summary>Finds a variable.</summary>
    bool TryResolve(string name, out CelValue value);

    /// <summary>Names to suggest when one is not found.</summary>
    IEnumerable<string> Names => [];
}
