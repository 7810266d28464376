using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Rounds;

/// <summary>Issues serial numbers: a separate series for each round, and each prefix for one round only.</summary>
public sealed class Serials(NumberSeries series)
{
    /// <summary>Reserves the guide's prefix for its round; an error if another round has it.</summary>
    public async Task<Error?> ClaimAsync(RoundGuide guide, CancellationToken cancellationToken) =>
        guide.SerialPrefix is not { } prefix || await series.TryClaimAsync(SeriesOf(prefix), guide.Id.Value, cancellationToken)
            ? null
            : RoundErrors.SerialPrefixIsTaken(prefix);

    /// <summary>The serial number issued to an application, or the next one of its round.</summary>
    public async Task<string> IssueAsync(RoundGuide guide, ApplicationId applicationId, CancellationToken cancellationToken)
    {
        foreach (var prefix in Serial.PrefixesFor(guide))
        {
            if (
                await series.TryIssueAsync(
                    SeriesOf(prefix),
                    guide.Id.Value,
                    $"a|{applicationId.Value}",
                    place => Serial.At(prefix, place),
                    cancellationToken
                ) is
                { } serial
            )
            {
                return serial;
            }
        }

        throw new InvalidOperationException($"Every prefix of round {guide.Id} is another round's.");
    }

    private static string SeriesOf(string prefix) => $"serials|{prefix}";
}
