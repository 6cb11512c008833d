namespace Swamp.Engine.Execution;

/// <summary>What is left of an exception that may hold a secret: its text with the secrets hidden, for those who ask for stacks (SEC-1).</summary>
internal sealed class RedactedException(string text) : Exception("See the text.")
{
    public override string ToString() => text;
}
