using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Functions.Storage;

/// <summary>Names one record.</summary>
public sealed record RecordRef(RecordType Type, string Id)
{
    public static RecordRef OfApplication(string id) => new(RecordType.Application, id);

    /// <summary>The one record of files that the bureau adds to the rules.</summary>
    public static RecordRef OfRules { get; } = new(RecordType.Rules, RuleAdditions.Id);

    /// <summary>The one directory of officers.</summary>
    public static RecordRef OfStaff { get; } = new(RecordType.Staff, StaffDirectory.Id);

    public static RecordRef OfCase(CaseId id) => new(RecordType.Case, id.Value);

    public static RecordRef OfListing(ListingId id) => new(RecordType.Listing, id.Value);

    /// <summary>The project of an application.</summary>
    public static RecordRef OfProject(ApplicationId id) => new(RecordType.Project, id.Value);

    public static RecordRef OfRound(string id) => new(RecordType.Round, id);
}
