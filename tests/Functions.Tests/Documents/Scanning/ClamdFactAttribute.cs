namespace CreditFunctions.Functions.Tests.Documents.Scanning;

/// <summary>A test with Debian's clamd, which <c>test.sh</c> installs where possible.</summary>
internal sealed class ClamdFactAttribute : FactAttribute
{
    public const string Program = "/usr/sbin/clamd";

    public ClamdFactAttribute() => Skip = File.Exists(Program) ? null : $"{Program} is missing: apt-get install clamav-daemon";
}
