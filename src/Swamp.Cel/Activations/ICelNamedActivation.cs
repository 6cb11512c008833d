namespace Swamp.Cel;

/// <summary>An activation that can list its variables, for "did you mean" in the error for a missing one.</summary>
public interface ICelNamedActivation : ICelActivation
{
    /// <summary>Names of all variables.</summary>
    IEnumerable<string> Names { get; }
}
