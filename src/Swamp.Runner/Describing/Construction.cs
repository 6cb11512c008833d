using System.Reflection;

namespace Swamp.Runner.Describing;

/// <summary>How objects of an extension's class are made.</summary>
internal sealed class Construction
{
    private readonly ConstructorInfo? constructor;
    private readonly Type type;

    private Construction(Type type, ConstructorInfo? constructor, Type? settings) => (this.type, this.constructor, Settings) = (type, constructor, settings);

    /// <summary>The record that the constructor takes; null for none.</summary>
    public Type? Settings { get; }

    /// <summary>Looks at the constructor of a class; what is wrong with it is noted.</summary>
    /// <param name="type">The class.</param>
    /// <param name="takesName">Whether it may take a text as well.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static Construction Of(Type type, bool takesName, Problems problems)
    {
        var constructors = type.GetConstructors();
        if (type.IsAbstract && type.IsSealed)
        {
            return new Construction(type, null, null);
        }

        if (constructors is not [var only])
        {
            problems.Add(type.Name, $"expected one public constructor, found {constructors.Length}");
            return new Construction(type, null, null);
        }

        var settings = only.GetParameters().Where(p => !(takesName && p.ParameterType == typeof(string))).ToList();
        if (settings.Count > 1 || settings.Any(static p => p.ParameterType.IsPrimitive || p.ParameterType == typeof(string) || p.ParameterType.IsByRef))
        {
            problems.Add(type.Name, $"expected one record as parameter of the constructor, found {string.Join(", ", settings.Select(static p => $"{p.ParameterType.Name} {p.Name}"))}");
        }

        return new Construction(type, only, settings is [var parameter] ? parameter.ParameterType : null);
    }

    /// <summary>Makes an object.</summary>
    /// <param name="settings">The record it takes.</param>
    /// <param name="name">The text it may take.</param>
    public object Create(object? settings, string? name = null)
    {
        if (constructor is null)
        {
            throw new InvalidOperationException($"{type.Name} is static; nothing can be made of it.");
        }

        var values = constructor.GetParameters().Select(p => p.ParameterType == typeof(string) ? name : settings).ToArray();
        return constructor.Invoke(values);
    }
}
