using Swamp.Cel.Evaluation;

namespace Swamp.Cel.Functions;

/// <summary>A function of the library with the numbers of arguments it takes, the receiver included.</summary>
internal sealed record LibraryFunction(string Name, bool IsReceiver, int Minimum, int Maximum, FunctionBody Body)
{
    public static LibraryFunction Global(string name, int count, FunctionBody body) => new(name, false, count, count, body);

    public static LibraryFunction Receiver(string name, int count, FunctionBody body) => new(name, true, count, count, body);
}
