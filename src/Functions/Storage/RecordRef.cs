using CreditFunctions.Core.Staff;

namespace CreditFunctions.Functions.Storage;

/// <summary>What a record is of.</summary>
public enum RecordType
{
    Application,
    Round,

    /// <summary>A party whose credit queries are shared by applications.</summary>
    Subject,

    /// <summary>The directory of officers.</summary>
    Staff,

    /// <summary>A stored file.</summary>
    File,
}

/// <summary>Names one record.</summary>
public sealed record RecordRef(RecordType Type, string Id)
{
    public static RecordRef OfApplication(string id) => new(RecordType.Application, id);

    /// <summary>The one directory of officers.</summary>
    public static RecordRef OfStaff { get; } = new(RecordType.Staff, StaffDirectory.Id);

    public static RecordRef OfRound(string id) => new(RecordType.Round, id);
}
