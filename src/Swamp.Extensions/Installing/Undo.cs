namespace Swamp.Extensions.Installing;

/// <summary>Steps to take back when something fails half-way, the last one first.</summary>
internal sealed class Undo
{
    private readonly Stack<Action> steps = new();

    /// <summary>Moves a folder, and remembers how to move it back.</summary>
    public void Move(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        Directory.Move(from, to);
        steps.Push(() => Directory.Move(to, from));
    }

    /// <summary>Takes everything back.</summary>
    public void TakeBack()
    {
        while (steps.TryPop(out var step))
        {
            try
            {
                step();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The error that led here is the one to report; the check at load finds what is left.
            }
        }
    }
}
