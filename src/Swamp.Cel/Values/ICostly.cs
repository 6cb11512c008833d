namespace Swamp.Cel;

/// <summary>A list or map of which an access may mean walking through it.</summary>
internal interface ICostly
{
    /// <summary>What the next access costs; 0 once what is there has been noted.</summary>
    long NextCost { get; }
}
