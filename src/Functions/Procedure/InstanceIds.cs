using System.Globalization;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Procedure;

/// <summary>The orchestration instance id of each record.</summary>
internal static class InstanceIds
{
    public static string Of(ApplicationId id) => $"application-{id}";

    public static string Of(RoundId id) => $"round-{id}";

    public static string OfBatch(string roundId, int batch) => string.Create(CultureInfo.InvariantCulture, $"batch-{roundId}-{batch}");

    public static string OfGuide(string roundId, int version) => string.Create(CultureInfo.InvariantCulture, $"guide-{roundId}-{version}");

    public static string OfAward(string roundId, int group) => string.Create(CultureInfo.InvariantCulture, $"award-{roundId}-{group}");

    public static string OfObjection(ObjectionId objectionId) => $"objection-{objectionId}";

    public static string OfCreditCase(string applicationId) => $"credit-{applicationId}";

    public static string Of(CaseId id) => $"case-{id}";

    public static string OfLink(string clerkId, string hour) => $"link-{clerkId}-{hour}";

    public static string Of(RecordRef record) => $"{record.Type.Value.ToLowerInvariant()}-{record.Id}";
}
