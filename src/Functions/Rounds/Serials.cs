using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Rounds;

/// <summary>Issues serials: one series for each prefix.</summary>
public sealed class Serials(NumberSeries series)
{
    /// <summary>The serial of an application: the one that was issued to it, or the next one of its round's series.</summary>
    public Task<string> IssueAsync(RoundGuide guide, ApplicationId applicationId, CancellationToken cancellationToken)
    {
        var prefix = Core.Applications.Serial.PrefixOf(guide);
        return series.IssueAsync(
            $"serials|{prefix}", $"a|{applicationId.Value}", place => Core.Applications.Serial.At(prefix, place), cancellationToken);
    }
}
