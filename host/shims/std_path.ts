/** What extensions use of `jsr:@std/path`, from the platform's own module, so that it works without fetching anything. */
import * as path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const { basename, delimiter, dirname, extname, isAbsolute, join, normalize, parse, format, relative, resolve, sep } = path;
export const SEPARATOR = path.sep;
export const DELIMITER = path.delimiter;
export const fromFileUrl = (url: string | URL): string => fileURLToPath(url);
export const toFileUrl = (file: string): URL => pathToFileURL(file);
