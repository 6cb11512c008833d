using System.Runtime.CompilerServices;

namespace Swamp.Cel;

/// <summary>Turns a tree into nodes, and finds names that stand for nothing.</summary>
internal sealed partial class Compiler
{
    /// <summary>Characters of literal patterns that are compiled with the expression, and steps and ranges that become of them.</summary>
    private const long MaxPatternWork = 50_000;

    private readonly CelEnvironment environment;
    private readonly CelCompileOptions options;
    private readonly string source;
    private Scope? scope;
    private int depth;
    private int slots;
    private int nodes;
    private int level;
    private long patternWork;

    private List<CelError>? errors;

    private Compiler(CelEnvironment environment, CelCompileOptions options, string source)
    {
        this.environment = environment;
        this.options = options;
        this.source = source;
    }

    public static CelProgram Compile(CelEnvironment environment, CelParseResult parsed, CelCompileOptions options, CelType? type = null)
    {
        var compiler = new Compiler(environment, options, parsed.Source);
        var root = compiler.Build(parsed.Root);
        if (compiler.errors is { } errors) throw new CelException([.. errors.OrderBy(static e => e.Offset)], parsed.Source);
        return new CelProgram(environment, parsed.Root, parsed.Source, root, compiler.slots) { ResultType = type ?? CelType.Dyn };
    }

    private Node Build(CelExpr expr)
    {
        nodes++;
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new CelException([new CelFault(CelErrorCodes.SizeLimit, "the expression nests deeper than the stack allows") { Offset = expr.Offset }.ToError(source)], source);
        }

        level++;
        var node = BuildInner(expr);
        level--;
        return level > 0 && level % StackGuardNode.Distance == 0 && node is not ConstantNode ? new StackGuardNode(node) : node;
    }

    private Node BuildInner(CelExpr expr) => expr switch
    {
        ConstantExpr constant => new ConstantNode(constant.Value),
        IdentExpr ident => BuildIdent(ident),
        SelectExpr select => BuildSelect(select),
        CallExpr call => BuildCall(call),
        ListExpr list => BuildList(list),
        MapExpr map => new MapNode([.. map.Entries.Select(e => new MapEntryNode(Build(e.Key), Build(e.Value), e.IsOptional))]) { Offset = expr.Offset },
        MacroExpr macro => BuildMacro(macro),
        MessageExpr message => new FailureNode(() => new CelFault(CelErrorCodes.Unsupported, $"messages are not supported: {message.TypeName}")) { Offset = expr.Offset },
        _ => throw new InvalidOperationException("A tree with holes cannot be compiled."),
    };

    private Node BuildIdent(IdentExpr ident)
    {
        var slot = ident.IsAbsolute ? -1 : Scope.Find(scope, ident.Name);
        if (slot >= 0) return new LocalNode(slot) { Offset = ident.Offset };
        return Resolve(ident.IsAbsolute ? "." + ident.Name : ident.Name, ident.Offset) ?? Variable(ident);
    }

    private VariableNode Variable(IdentExpr ident)
    {
        string[] names = ident.IsAbsolute || environment.Container.Length == 0 ? [ident.Name] : [.. environment.Candidates(ident.Name)];
        if (options.RequireDeclaredVariables) Refuse(UnknownVariable(ident.Name), ident.Offset);
        return new VariableNode(names) { Offset = ident.Offset };
    }

    /// <summary>The declared variable or the type of a name; null when it is neither.</summary>
    private Node? Resolve(string name, int offset)
    {
        if (environment.Container.Length == 0 && name[0] != '.') return Known(name, offset);
        foreach (var candidate in environment.Candidates(name))
        {
            if (Known(candidate, offset) is { } node) return node;
        }

        return null;
    }

    private Node? Known(string name, int offset)
    {
        if (environment.Variables.ContainsKey(name)) return new VariableNode([name]) { Offset = offset };
        return CelTypes.ByName.TryGetValue(name, out var type) ? new ConstantNode(CelValue.Type(type)) : null;
    }

    private Node BuildSelect(SelectExpr select)
    {
        if (!select.IsTest && Qualified(select) is { } node) return node;
        var operand = Build(select.Operand);
        return select.IsTest
            ? new HasNode(operand, select.Field) { Offset = select.Offset }
            : new SelectNode(operand, select.Field) { Offset = select.Offset };
    }

    private Node? Qualified(SelectExpr select)
    {
        if (QualifiedName.Root(select) is not { } root || (!root.IsAbsolute && Scope.Find(scope, root.Name) >= 0)) return null;
        if (!environment.HasQualifiedVariables && root.Name != "google") return null;
        var text = new System.Text.StringBuilder();
        QualifiedName.Append(text, select);
        return Resolve(text.ToString(), root.Offset);
    }

    private Node BuildList(ListExpr list)
    {
        var elements = BuildAll(list.Elements);
        var node = new ListNode(elements, list) { Offset = list.Offset };
        var isConstant = elements.All(static e => e is ConstantNode);
        if (!isConstant) return node;
        for (var i = 0; i < elements.Length; i++)
        {
            if (list.IsOptional(i)) return node;
        }

        return new ConstantNode(CelValue.List([.. elements.Select(static e => ((ConstantNode)e).Value)]));
    }

    private Node[] BuildAll(CelExpr[] items)
    {
        var built = new Node[items.Length];
        for (var i = 0; i < items.Length; i++) built[i] = Build(items[i]);
        return built;
    }

    private int Declare(string name)
    {
        var slot = depth++;
        slots = Math.Max(slots, depth);
        scope = new Scope(name, slot, scope);
        return slot;
    }

    private void Leave(int count)
    {
        for (; count > 0; count--)
        {
            scope = scope!.Outer;
            depth--;
        }
    }
}
