/** What is used of subset-font 2.9, which brings no types of its own. */
declare module 'subset-font' {
  interface Options {
    targetFormat: 'woff2';
    /** OpenType features that stay. */
    keepFeatures: readonly string[];
    /** Leave out instructions for the grid of pixels. */
    noHinting: boolean;
    /** Axes of a variable font: one place, or a shorter range. */
    variationAxes?: Record<string, number | { min: number; max: number }>;
  }

  /** The font with the characters of a text and no others. Rejects where the font cannot be read. */
  export default function subsetFont(font: Buffer, text: string, options: Options): Promise<Buffer>;
}
