using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;

namespace CreditFunctions.Functions.CreditChecks.Sources;

/// <summary>What a source that is searched by the app says about a party.</summary>
/// <param name="Version">Of the data that was searched.</param>
public sealed record SourceResult(CreditOutcome Outcome, string Explanation, string Version);

/// <summary>
/// A source in which parties are looked up. Each is one class of this folder; its name is that of the class and its texts are
/// <c>CreditChecks.Source.{name}</c>. Which parties are looked up in it is said by the rule file (<c>creditCheck.sources</c>).
/// </summary>
public abstract class CreditSourceDefinition
{
    /// <summary>The name of the source.</summary>
    public CreditSource Source => CreditSource.Parse(GetType().Name).Value;

    /// <summary>The site that officers open; null where there is none.</summary>
    public virtual Uri? Address => null;

    /// <summary>What officers can record about a party, in the order in which they are offered.</summary>
    public virtual IReadOnlyList<CreditOutcome> Outcomes =>
        [CreditOutcome.Clear, CreditOutcome.Hit, CreditOutcome.Inconclusive, CreditOutcome.SourceDown];

    /// <summary>
    /// Whether the app searches the source itself. What it finds is looked into by an officer; before an award it is searched again,
    /// however young the last search is.
    /// </summary>
    public virtual bool IsSearchedByTheApp => false;

    /// <summary>Searches the source for a party. Called only where <see cref="IsSearchedByTheApp"/>.</summary>
    /// <param name="day">In Beijing.</param>
    public virtual Task<SourceResult> SearchAsync(Party party, DateOnly day, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{Source} is looked up by officers.");
}
