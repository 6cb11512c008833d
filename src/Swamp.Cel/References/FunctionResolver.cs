using System.Text;

namespace Swamp.Cel;

/// <summary>Finds the function that a call means: a namespaced one first, then one of the receiver.</summary>
internal static class FunctionResolver
{
    public static ResolvedFunction Resolve(CelEnvironment environment, CallExpr call, Predicate<string> isBound)
    {
        if (call.Target is null)
        {
            return Find(environment, call.Function) is { } global
                ? new ResolvedFunction(global, false, true)
                : new ResolvedFunction(call.Function, false, false);
        }

        if (QualifiedName.Root(call.Target) is { } root && (root.IsAbsolute || !isBound(root.Name)))
        {
            var text = new StringBuilder();
            QualifiedName.Append(text, call.Target);
            text.Append('.').Append(call.Function);
            if (Find(environment, text.ToString()) is { } qualified) return new ResolvedFunction(qualified, false, true);
        }

        return new ResolvedFunction(call.Function, true, Knows(environment, call.Function, isReceiver: true));
    }

    private static string? Find(CelEnvironment environment, string name)
    {
        if (environment.Container.Length == 0 && name[0] != '.') return Knows(environment, name, isReceiver: false) ? name : null;
        foreach (var candidate in environment.Candidates(name))
        {
            if (Knows(environment, candidate, isReceiver: false)) return candidate;
        }

        return null;
    }

    private static bool Knows(CelEnvironment environment, string name, bool isReceiver)
    {
        foreach (var function in environment.FindFunctions(name))
        {
            if (function.IsReceiver == isReceiver) return true;
        }

        return Library.Knows(environment, name, isReceiver);
    }
}
