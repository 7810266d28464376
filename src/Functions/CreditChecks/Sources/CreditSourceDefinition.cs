using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;

namespace CreditFunctions.Functions.CreditChecks.Sources;

/// <summary>The result of a source that the app searches.</summary>
/// <param name="Version">Of the searched data.</param>
public sealed record SourceResult(CreditOutcome Outcome, string Explanation, string Version);

/// <summary>
/// A source of credit queries. Each is one class of this folder; its name is that of the class and its texts are
/// <c>CreditChecks.Source.{name}</c>. The rule file (<c>creditCheck.sources</c>) determines which parties are queried in it.
/// </summary>
public abstract class CreditSourceDefinition
{
    public CreditSource Source => CreditSource.Parse(GetType().Name).Value;

    public virtual Uri? Address => null;

    /// <summary>In the order of display.</summary>
    public virtual IReadOnlyList<CreditOutcome> Outcomes =>
        [CreditOutcome.Clear, CreditOutcome.Hit, CreditOutcome.Inconclusive, CreditOutcome.SourceDown];

    /// <summary>
    /// Whether the app searches the source itself. An officer examines what it finds; before an award it is searched again, regardless of
    /// the age of the last search.
    /// </summary>
    public virtual bool IsSearchedByTheApp => false;

    /// <summary>Called only if <see cref="IsSearchedByTheApp"/>.</summary>
    /// <param name="day">In Beijing.</param>
    public virtual Task<SourceResult> SearchAsync(Party party, DateOnly day, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{Source} is looked up by officers.");
}
