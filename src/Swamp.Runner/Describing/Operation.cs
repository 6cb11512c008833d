using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Swamp.Runner.Describing;

/// <summary>A C# method of an extension that the engine may call: what it takes and how it is called.</summary>
internal sealed class Operation
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
    private readonly ParameterInfo[] parameters;

    private Operation(string name, MethodInfo info)
    {
        Name = name;
        Info = info;
        parameters = info.GetParameters();
    }

    /// <summary>The name the engine knows it by.</summary>
    public string Name { get; }

    /// <summary>The C# method.</summary>
    public MethodInfo Info { get; }

    /// <summary>The one parameter that is neither the context nor a token; null when there is none.</summary>
    public Type? ArgumentsType { get; private init; }

    /// <summary>The methods of a class that carry an attribute; what is wrong with them is noted.</summary>
    /// <param name="type">The class.</param>
    /// <param name="name">Name for a method and its attribute.</param>
    /// <param name="context">What the engine can hand to it.</param>
    /// <param name="takesArguments">Whether one more parameter is allowed.</param>
    /// <param name="results">What it may return, awaited.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static Dictionary<string, (Operation Operation, TAttribute Attribute)> Of<TAttribute>(
        Type type, Func<MethodInfo, TAttribute, string> name, Type context, bool takesArguments, IReadOnlyList<Type> results, Problems problems)
        where TAttribute : Attribute
    {
        var found = new Dictionary<string, (Operation, TAttribute)>(StringComparer.Ordinal);
        foreach (var method in type.GetMethods(Any))
        {
            if (method.GetCustomAttribute<TAttribute>() is not { } attribute)
            {
                continue;
            }

            var where = $"{type.Name}.{method.Name}";
            var others = method.GetParameters().Where(p => p.ParameterType != typeof(CancellationToken) && !p.ParameterType.IsAssignableFrom(context)).ToList();
            if (others.Count > (takesArguments ? 1 : 0) || method.IsGenericMethod || others.Any(static p => p.ParameterType.IsByRef))
            {
                problems.Add(where, $"expected {(takesArguments ? "one record with the arguments, " : "")}{context.Name} and CancellationToken as parameters, found {string.Join(", ", others.Select(static p => $"{p.ParameterType.Name} {p.Name}"))}");
            }

            var returned = Awaited(method.ReturnType);
            if (!results.Any(r => r.IsAssignableFrom(returned)))
            {
                problems.Add(where, $"expected it to return {string.Join(" or ", results.Select(static r => r == typeof(void) ? "nothing" : TypeName(r)))}, or a task of that, found {TypeName(returned)}");
            }

            var operation = new Operation(name(method, attribute), method) { ArgumentsType = others is [var arguments] ? arguments.ParameterType : null };
            if (!found.TryAdd(operation.Name, (operation, attribute)))
            {
                problems.Add(where, $"there is another one that is called '{operation.Name}'");
            }
        }

        return found;
    }

    /// <summary>Calls it and waits for what it returns.</summary>
    /// <param name="instance">The object; null for a static method.</param>
    /// <param name="arguments">The arguments; null when it takes none.</param>
    /// <param name="context">The context, which it may take or leave.</param>
    /// <param name="cancellationToken">The token that it may take.</param>
    public async Task<object?> InvokeAsync(object? instance, object? arguments, object? context, CancellationToken cancellationToken)
    {
        var values = parameters.Select(p => p.ParameterType == typeof(CancellationToken) ? cancellationToken : p.ParameterType.IsInstanceOfType(context) && p.ParameterType != ArgumentsType ? context : arguments).ToArray();
        object? result;
        try
        {
            result = Info.Invoke(instance, values);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }

        return await AwaitAsync(result);
    }

    private static async Task<object?> AwaitAsync(object? result)
    {
        switch (result)
        {
            case ValueTask task:
                await task;
                return null;
            case Task task:
                await task;
                return ResultOf(task);
            case not null when result.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>):
                var awaited = (Task)type.GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(result, null)!;
                await awaited;
                return ResultOf(awaited);
            default:
                return result;
        }
    }

    private static object? ResultOf(Task task) => task.GetType().GetProperty(nameof(Task<>.Result))?.GetValue(task) is { } value && value.GetType().Name != "VoidTaskResult" ? value : null;

    private static Type Awaited(Type type) => type == typeof(Task) || type == typeof(ValueTask)
        ? typeof(void)
        : type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            ? type.GetGenericArguments()[0]
            : type;

    private static string TypeName(Type type) => type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>" : type == typeof(void) ? "nothing" : type.Name;
}
