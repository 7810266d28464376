namespace CreditFunctions.AzureSurface.Tests;

/// <summary>azure-surface.txt: the types of the real packages with their members, as read off the assemblies.</summary>
internal sealed class SurfaceFile
{
    private readonly Dictionary<string, SurfaceType> _types;

    private SurfaceFile(Dictionary<string, SurfaceType> types)
    {
        _types = types;
    }

    public IReadOnlyCollection<SurfaceType> Types => _types.Values;

    public static SurfaceFile Read() => Parse(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "azure-surface.txt")));

    /// <summary>Comments begin with #, members with two spaces; every other line is a type's heading.</summary>
    public static SurfaceFile Parse(IEnumerable<string> lines)
    {
        var types = new List<SurfaceType>();
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                types[^1].Members.Add(line.Trim());
            }
            else
            {
                types.Add(new SurfaceType(line, []));
            }
        }

        return new SurfaceFile(types.ToDictionary(type => type.Name));
    }

    public SurfaceType? Find(string name) => _types.GetValueOrDefault(name);
}

/// <summary>A type's heading, as in <c>sealed class Namespace.Name : Base</c>, and one line for each member.</summary>
internal sealed record SurfaceType(string Heading, HashSet<string> Members)
{
    /// <summary>The name with its namespace.</summary>
    public string Name => Heading.Split(" : ")[0].Split(' ')[^1];
}
