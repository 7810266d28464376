namespace CreditFunctions.Core.Applications;

/// <summary>
/// Numbers the format checks of an application: two at most, the second one after the correction; after each reopening of the round they
/// start at the next odd number.
/// </summary>
public static class FormatCheckOrdinals
{
    private const int InOneWay = 2;

    /// <summary>The first number after this many reopenings.</summary>
    public static int FirstAfter(int reopenings) => (reopenings * InOneWay) + 1;

    /// <summary>Whether a format check was requested before the round was reopened: it is no longer decided.</summary>
    public static bool IsBygone(Application application, int ordinal) => ordinal < FirstAfter(application.Reopenings);
}
