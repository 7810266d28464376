namespace CreditFunctions.Core.Documents.Inspection;

/// <summary>Parts for which a package is refused (ECMA-376 parts 1 and 2, MS-OFFMACRO, GB/T 33190-2016).</summary>
internal static class PackageFindings
{
    private static readonly string[] MacroTypes =
    [
        "macroenabled",
        "vbaproject",
        "vbadata",
        "macrosheet",
        "keymapcustomizations",
        "vnd.ms-office.vba",
    ];

    private static readonly string[] ControlTypes = ["activex", "dialogsheet", "webextension"];

    private static readonly string[] MacroRelations =
    [
        "vbaproject",
        "wordvbadata",
        "xlmacrosheet",
        "xlintlmacrosheet",
        "keymapcustomizations",
    ];

    private static readonly string[] ControlRelations =
    [
        "control",
        "activexcontrolbinary",
        "dialogsheet",
        "extensibility",
        "webextension",
        "webextensiontaskpanes",
    ];

    /// <summary>Null for a harmless content type.</summary>
    public static Error? OfContentType(string contentType) =>
        contentType.ToLowerInvariant() switch
        {
            var type when MacroTypes.Any(type.Contains) => DocumentErrors.HasMacros(),
            var type when ControlTypes.Any(type.Contains) => DocumentErrors.HasActiveContent(),
            var type when type.Contains("oleobject", StringComparison.Ordinal) => DocumentErrors.HasEmbeddedFiles(),
            _ => null,
        };

    /// <summary>Null for a harmless relationship.</summary>
    public static Error? OfRelationship(string? type, string? target, bool isExternal)
    {
        var kind = (type ?? "").Split('/')[^1].ToLowerInvariant();
        return kind switch
        {
            _ when MacroRelations.Contains(kind) => DocumentErrors.HasMacros(),
            _ when ControlRelations.Contains(kind) => DocumentErrors.HasActiveContent(),
            "attachedtemplate" or "externallink" or "externallinkpath" or "afchunk" or "subdocument" or "frame" =>
                DocumentErrors.HasExternalContent(),
            "oleobject" => DocumentErrors.HasEmbeddedFiles(),
            "hyperlink" when isExternal => OfLink(target),
            _ when isExternal => DocumentErrors.HasExternalContent(),
            _ => null,
        };
    }

    /// <summary>Checks name and first bytes; null for a harmless entry.</summary>
    public static Error? OfEntry(string name, ReadOnlySpan<byte> head) =>
        name switch
        {
            _ when name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
                    || name.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase) => DocumentErrors.HasMacros(),
            _ when name.Contains("/activeX/", StringComparison.OrdinalIgnoreCase)
                    || name.StartsWith("customUI/", StringComparison.OrdinalIgnoreCase) => DocumentErrors.HasActiveContent(),
            _ when head.StartsWith(FileSignatures.Ole)
                    || head.StartsWith("MZ"u8)
                    || head.StartsWith("\u007FELF"u8)
                    || FileSignatures.PdfHeader(head) >= 0 => DocumentErrors.HasEmbeddedFiles(),
            _ => null,
        };

    /// <summary>Null for a harmless field; <c>DDEAUTO</c> starts a program.</summary>
    public static Error? OfField(string instruction)
    {
        var name = instruction.TrimStart(' ', '\t', '\u00A0', '"').Split(' ', '\t', '\u00A0')[0].ToUpperInvariant();
        return name switch
        {
            "DDE" or "DDEAUTO" or "MACROBUTTON" => DocumentErrors.HasActiveContent(),
            "INCLUDETEXT" or "INCLUDEPICTURE" or "IMPORT" or "LINK" => DocumentErrors.HasExternalContent(),
            _ => null,
        };
    }

    // Hyperlinks for users are allowed; other targets start programs or open files of the reader's machine.
    private static Error? OfLink(string? target) =>
        target is null || !Uri.TryCreate(target, UriKind.RelativeOrAbsolute, out var uri) ? null
        : !uri.IsAbsoluteUri || uri.Scheme is "http" or "https" or "mailto" or "tel" or "ftp" ? null
        : DocumentErrors.HasExternalContent();
}
