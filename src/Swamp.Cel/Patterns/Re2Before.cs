namespace Swamp.Cel;

/// <summary>What stands before a place, as far as the program asks.</summary>
internal enum Re2Before
{
    Nothing,
    Newline,
    Word,
    Other,
}
