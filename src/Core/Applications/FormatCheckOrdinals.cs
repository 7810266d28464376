namespace CreditFunctions.Core.Applications;

/// <summary>
/// How the times are counted that an application's format check is asked: twice at most, the second time after the correction, and from the
/// next odd number on after each reopening of the round.
/// </summary>
public static class FormatCheckOrdinals
{
    private const int InOneWay = 2;

    /// <summary>The first one after so many reopenings.</summary>
    public static int FirstAfter(int reopenings) => (reopenings * InOneWay) + 1;

    /// <summary>Whether a format check was asked before the round was reopened for the application: nobody decides it any more.</summary>
    public static bool IsBygone(Application application, int ordinal) => ordinal < FirstAfter(application.Reopenings);
}
