using System.Reflection;
using System.Text.RegularExpressions;
using CreditFunctions.Functions.Settings;
using Microsoft.DurableTask;

namespace CreditFunctions.Functions.Tests.Architecture;

/// <summary>
/// Code with an orchestration context is compiled with the Durable Task analyzers and with the banned symbols, which cover what these
/// analyzers do not know; the list of banned symbols is complete.
/// </summary>
public sealed class OrchestratorGuardTests
{
    private const string Guard = "dotnet_diagnostic.RS0030.severity";
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Assembly App = typeof(SiteOptions).Assembly;
    private static readonly Dictionary<string, string> Sources = ReadSources();
    private static readonly List<(Regex Files, string Severity)> Sections =
    [
        .. ReadSections(File.ReadLines(Repository.PathOf(".editorconfig"))),
    ];

    public static TheoryData<string> OrchestratorCode => [.. FindOrchestratorCode().Select(type => type.FullName!)];

    [Fact]
    public void OrchestratorCode_App_IsFound()
    {
        var names = FindOrchestratorCode().Select(type => type.Name).ToList();

        Assert.Contains("ApplicationOrchestrator", names);
        Assert.Contains("ProcedureSteps", names);
        Assert.Contains("WakeUps", names);
    }

    /// <summary>Analyzer findings are warnings, and warnings are errors; nothing may lower their severity.</summary>
    [Fact]
    public void Analyzers_App_AreOn()
    {
        Assert.Contains(
            "<PackageReference Include=\"Microsoft.DurableTask.Analyzers\"",
            File.ReadAllText(Repository.PathOf("src", "Functions", "Functions.csproj")),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("DURABLE", File.ReadAllText(Repository.PathOf(".editorconfig")), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "NoWarn",
            File.ReadAllText(Repository.PathOf("src", "Functions", "Functions.csproj")),
            StringComparison.Ordinal
        );
        Assert.All(Sources, source => Assert.DoesNotMatch(@"#pragma\s+warning\s+disable\s+DURABLE", source.Value));
    }

    [Theory]
    [MemberData(nameof(OrchestratorCode))]
    public void OrchestratorCode_Files_AreGuarded(string name)
    {
        var simpleName = name[(name.LastIndexOf('.') + 1)..].Split('`')[0];
        var declaration = new Regex($@"\b(?:class|struct|record|interface)\s+{simpleName}\b");
        var files = Sources.Where(source => declaration.IsMatch(source.Value)).Select(source => source.Key).ToList();

        Assert.NotEmpty(files);
        Assert.All(
            files,
            file =>
                Assert.True(
                    SeverityFor(file) == "error",
                    $"{name} runs inside orchestrations: add {file} to the files in .editorconfig that {Guard} binds."
                )
        );
    }

    [Theory]
    [InlineData("src/Functions/Rounds/RoundOrchestrator.cs", "error")]
    [InlineData("src/Functions/Procedure/WakeUps.cs", "error")]
    [InlineData("src/Core/Rounds/Deep/Down.cs", "error")]
    [InlineData("src/Functions/Rounds/RoundPublisher.cs", "none")]
    public void SeverityFor_File_IsThatOfTheLastSectionThatFits(string file, string expected) => Assert.Equal(expected, SeverityFor(file));

    [Theory]
    [InlineData(typeof(Task), nameof(Task.Yield))]
    [InlineData(typeof(Task), nameof(Task.WaitAsync))]
    [InlineData(typeof(Task<>), nameof(Task.WaitAsync))]
    [InlineData(typeof(CancellationTokenSource), nameof(CancellationTokenSource.CancelAfter))]
    [InlineData(typeof(Guid), nameof(Guid.NewGuid))]
    [InlineData(typeof(Guid), nameof(Guid.CreateVersion7))]
    public void BannedSymbols_Method_AreAllItsOverloads(Type type, string name)
    {
        var banned = File.ReadLines(Repository.PathOf("BannedSymbols.txt")).Select(line => line.Split(';')[0]).ToHashSet();

        // Waiting for a token alone takes no time.
        var overloads = type.GetMember(name, MemberTypes.Method, Declared & ~BindingFlags.NonPublic)
            .Cast<MethodInfo>()
            .Where(method => method.GetParameters() is not [{ ParameterType: var only }] || only != typeof(CancellationToken))
            .Select(DocumentationId)
            .ToList();

        Assert.NotEmpty(overloads);
        Assert.Empty(overloads.Except(banned));
    }

    /// <summary>Outermost types with a member that takes the context, or a value created with it.</summary>
    private static HashSet<Type> FindOrchestratorCode()
    {
        var types = App.GetTypes();
        HashSet<Type> carriers = [typeof(TaskOrchestrationContext)];
        int before;
        do
        {
            before = carriers.Count;
            carriers.UnionWith(types.Where(type => type.GetConstructors(Declared).Any(Takes)));
        } while (carriers.Count > before);

        return
        [
            .. types.Where(type => type.GetConstructors(Declared).Any(Takes) || type.GetMethods(Declared).Any(Takes)).Select(Outermost),
        ];

        bool Takes(MethodBase member) => member.GetParameters().Any(parameter => Mentions(parameter.ParameterType));

        bool Mentions(Type type) =>
            carriers.Contains(type)
            || (type.HasElementType && Mentions(type.GetElementType()!))
            || (type.IsGenericType && type.GetGenericArguments().Any(Mentions));
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static Dictionary<string, string> ReadSources()
    {
        var root = Repository.PathOf();
        return Directory
            .EnumerateFiles(Repository.PathOf("src", "Functions"), "*.cs", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(root, file).Replace('\\', '/'), Path: file))
            .Where(file => !file.Name.Contains("/obj/", StringComparison.Ordinal) && !file.Name.Contains("/bin/", StringComparison.Ordinal))
            .ToDictionary(file => file.Name, file => File.ReadAllText(file.Path));
    }

    private static string? SeverityFor(string file) => Sections.LastOrDefault(section => section.Files.IsMatch(file)).Severity;

    private static IEnumerable<(Regex Files, string Severity)> ReadSections(IEnumerable<string> lines)
    {
        var files = new Regex("(?!)");
        foreach (var line in lines.Select(line => line.Trim()))
        {
            if (line.StartsWith('[') && line.EndsWith(']'))
            {
                files = ToRegex(line[1..^1]);
            }
            else if (line.Split('=', StringSplitOptions.TrimEntries) is [Guard, var severity])
            {
                yield return (files, severity);
            }
        }
    }

    // The subset of the pattern language in this .editorconfig. A pattern without a slash matches in every folder.
    private static Regex ToRegex(string pattern)
    {
        var regex = Regex.Replace(
            Regex.Escape(pattern),
            @"\\\*\\\*|\\\*|\\\{|}|,",
            token =>
                token.Value switch
                {
                    @"\*\*" => ".*",
                    @"\*" => "[^/]*",
                    @"\{" => "(?:",
                    "}" => ")",
                    _ => "|",
                }
        );
        return new Regex($"^{(pattern.Contains('/') ? "" : "(?:.*/)?")}{regex}$");
    }

    private static string DocumentationId(MethodInfo method)
    {
        var arity = method.IsGenericMethodDefinition ? $"``{method.GetGenericArguments().Length}" : "";
        var parameters = string.Join(',', method.GetParameters().Select(parameter => Name(parameter.ParameterType)));
        return $"M:{method.DeclaringType!.FullName}.{method.Name}{arity}{(parameters.Length > 0 ? $"({parameters})" : "")}";

        static string Name(Type type) =>
            type.IsGenericMethodParameter ? $"``{type.GenericParameterPosition}"
            : type.IsGenericType ? $"{type.GetGenericTypeDefinition().FullName!.Split('`')[0]}{{{Names(type.GetGenericArguments())}}}"
            : type.FullName!;

        static string Names(Type[] types) => string.Join(',', types.Select(Name));
    }
}
