using System.Collections.Frozen;
using System.Collections.Immutable;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.CreditChecks.Sources;

/// <summary>The defined sources: every class of this folder.</summary>
public sealed class CreditSources(IEnumerable<CreditSourceDefinition> definitions)
{
    private static readonly ImmutableArray<Type> Classes =
    [
        .. typeof(CreditSources).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CreditSourceDefinition)) && !type.IsAbstract),
    ];

    private readonly FrozenDictionary<CreditSource, CreditSourceDefinition> _definitions = definitions.ToFrozenDictionary(definition =>
        definition.Source
    );

    public CreditSourceDefinition this[CreditSource source] =>
        _definitions.TryGetValue(source, out var definition)
            ? definition
            : throw new InvalidOperationException($"Credit source {source} has no definition in Functions/CreditChecks/Sources.");

    /// <summary>One sentence for each source that rule files name and no class defines.</summary>
    public static IEnumerable<string> FindUndefined(RuleBook book) => FindUndefined(book, [.. Classes.Select(type => type.Name)]);

    internal static IEnumerable<string> FindUndefined(RuleBook book, ImmutableArray<string> defined) =>
        from file in book.Files
        from source in file.CreditCheckSources.Value.Units.Union(file.CreditCheckSources.Value.Persons)
        where !defined.Contains(source.Value)
        select $"Rule file {file.Version} names the credit source {source}, which this version of the app does not have.";

    internal static void Register(IServiceCollection services)
    {
        foreach (var type in Classes)
        {
            services.AddSingleton(typeof(CreditSourceDefinition), type);
        }

        services.AddSingleton<CreditSources>();
    }
}
